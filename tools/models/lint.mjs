#!/usr/bin/env node
/**
 * Reads every process as bpmnlint does: all of its rules and those for Camunda Platform 7.24. A warning is a fault.
 *
 *   node tools/models/lint.mjs                         all processes
 *   node tools/models/lint.mjs processes/mentor-step   what lies there
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { filesIn, needPackages, readArguments, run, shown } from './diagrams.mjs';

const rules = {
  extends: ['bpmnlint:all', 'plugin:camunda-compat/camunda-platform-7-24'],
};

await run(async argv => {
  const { paths } = readArguments(argv, {});
  needPackages();
  const require = createRequire(import.meta.url);
  const { Linter } = require('bpmnlint');
  const NodeResolver = require('bpmnlint/lib/resolver/node-resolver');
  const { BpmnModdle } = require('bpmn-moddle');

  const moddle = new BpmnModdle();
  const models = filesIn(paths, '.bpmn');
  let faults = 0;
  for (const model of models) {
    for (const fault of await faultsOf(model)) {
      faults++;
      console.error(`${shown(model)}: ${fault}`);
    }
  }
  console.log(`${models.length} files linted, ${faults} faults`);
  return faults === 0;

  async function faultsOf(model) {
    try {
      const { rootElement, warnings } = await moddle.fromXML(readFileSync(model, 'utf8'));
      // Rules remember what they have seen: a linter for each file, or two files' flows count as twins.
      const linter = new Linter({ config: rules, resolver: new NodeResolver({ require }) });
      const found = await linter.lint(rootElement);
      return [
        ...warnings.map(warning => `cannot be read fully: ${warning.message}`),
        ...Object.entries(found).flatMap(([rule, reports]) =>
          reports.map(report => `${report.id ?? 'the diagram'}: ${report.message} (${rule})`)),
      ];
    } catch (error) {
      return [`cannot be read: ${error.message}`];
    }
  }
});

#!/usr/bin/env node
/**
 * Reads every process as bpmnlint does: all of its rules and those for Camunda Platform 7.24. A warning is a fault.
 * Reads every decision table: whether Modeler opens it whole, and whether a person can read and reach every row.
 *
 *   node tools/models/lint.mjs                         all processes and tables
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
  const { DmnModdle } = await import('dmn-moddle');

  const moddle = new BpmnModdle();
  const models = filesIn(paths, '.bpmn', '.dmn');
  let faults = 0;
  for (const model of models) {
    for (const fault of await (model.endsWith('.dmn') ? tableFaults(model) : faultsOf(model))) {
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

  async function tableFaults(file) {
    try {
      const { rootElement, warnings } = await new DmnModdle().fromXML(readFileSync(file, 'utf8'));
      const drawn = (rootElement.dmnDI?.diagrams ?? [])
        .flatMap(diagram => diagram.diagramElements ?? [])
        .map(shape => shape.dmnElementRef?.id ?? shape.dmnElementRef?.href?.replace('#', ''));
      return [
        ...warnings.map(warning => `cannot be read fully: ${warning.message}`),
        ...(rootElement.drgElement ?? []).flatMap(decision => [
          ...(drawn.includes(decision.id) ? [] : [`${decision.id}: is not drawn`]),
          ...decisionFaults(decision),
        ]),
      ];
    } catch (error) {
      return [`cannot be read: ${error.message}`];
    }
  }
});

/** What a person could not read in a table, and rows that are never reached because an earlier one asks the same. */
function decisionFaults(decision) {
  const faults = [];
  const named = (element, name, what) => name?.trim() || faults.push(`${element.id}: ${what} has no label`);
  named(decision, decision.name, 'the decision');
  const table = decision.decisionLogic;
  if (table?.$type !== 'dmn:DecisionTable') {
    return faults;
  }
  const { input = [], output = [], rule = [] } = table;
  input.forEach(column => named(column, column.label, 'the column'));
  output.forEach(column => named(column, column.label, 'the column'));
  const asked = new Map();
  for (const row of rule) {
    if (row.inputEntry?.length !== input.length || row.outputEntry?.length !== output.length) {
      faults.push(`${row.id}: has other columns than the table`);
      continue;
    }
    const question = JSON.stringify(row.inputEntry.map(entry => entry.text?.trim() || '-'));
    if (table.hitPolicy !== 'COLLECT' && table.hitPolicy !== 'RULE ORDER' && asked.has(question)) {
      faults.push(`${row.id}: asks the same as ${asked.get(question)}, which comes first`);
    }
    asked.set(question, row.id);
  }
  return faults;
}

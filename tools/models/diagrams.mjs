/**
 * What the tools of this folder share: where the models are, which files were asked for,
 * and how the browser is found.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** The repository's root: paths in messages are relative to it. */
export const root = resolve(here, '..', '..');

/** Where the npm packages of this folder lie. */
export const modules = join(here, 'node_modules');

/** A fault the person at the keyboard can mend: printed as a sentence, without a stack. */
export class Fault extends Error {}

/** Options of the command line: `--name value`, switches `--name`, the rest are files or folders. */
export function readArguments(argv, { switches = [], values = [] }) {
  const given = { paths: [] };
  for (let i = 0; i < argv.length; i++) {
    const name = argv[i].startsWith('--') ? argv[i].slice(2) : null;
    if (name === null) {
      given.paths.push(argv[i]);
    } else if (switches.includes(name)) {
      given[name] = true;
    } else if (values.includes(name) && i + 1 < argv.length) {
      given[name] = argv[++i];
    } else {
      throw new Fault(`Unknown option ${argv[i]}.`);
    }
  }
  return given;
}

/** All files with one of the endings under the given paths (default: processes/), sorted by name. */
export function filesIn(paths, ...endings) {
  const found = [];
  const visit = path => {
    if (!existsSync(path)) {
      throw new Fault(`${shown(path)} does not exist.`);
    }
    if (statSync(path).isDirectory()) {
      readdirSync(path).forEach(name => visit(join(path, name)));
    } else if (endings.some(ending => path.endsWith(ending))) {
      found.push(path);
    }
  };
  (paths.length ? paths.map(path => resolve(path)) : [join(root, 'processes')]).forEach(visit);
  return found.sort();
}

/** A path as people read it in messages. */
export function shown(path) {
  const short = relative(root, path);
  return short.startsWith('..') ? path : short;
}

/** The packages of this folder are needed from here on. */
export function needPackages() {
  if (!existsSync(modules)) {
    throw new Fault('The npm packages are missing. Run once: npm ci --prefix tools/models');
  }
}

/** Chromium from SEDD_CHROMIUM, else where the systems put it. */
export function browserPath() {
  const places = [
    process.env.SEDD_CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:/Program Files/Google/Chrome/Application/chrome.exe',
    'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
  ].filter(Boolean);
  const path = places.find(existsSync);
  if (!path) {
    throw new Fault('No Chromium found. Install it (Debian: apt-get install chromium) or name it in SEDD_CHROMIUM.');
  }
  return path;
}

/** Runs a tool: a fault becomes a sentence and exit code 2, found problems exit code 1. */
export async function run(tool) {
  try {
    process.exitCode = (await tool(process.argv.slice(2))) ? 0 : 1;
  } catch (fault) {
    if (!(fault instanceof Fault)) {
      throw fault;
    }
    console.error(fault.message);
    process.exitCode = 2;
  }
}

#!/usr/bin/env node
/**
 * Draws every process: processes/<key>/<key>.svg beside its .bpmn.
 *
 *   node tools/models/render.mjs                    draws all
 *   node tools/models/render.mjs processes/mentor-step   draws what lies there
 *   node tools/models/render.mjs --png DIR          also writes PNGs of processes and decision tables to look at
 *   node tools/models/render.mjs --check            writes nothing, fails when a picture is not the model's
 *
 * The same model gives the same bytes on every machine: the text is measured with the font of this
 * folder's packages, coordinates are rounded, and random ids are replaced by counted ones.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { browserPath, Fault, filesIn, modules, needPackages, readArguments, run, shown } from './diagrams.mjs';

await run(async argv => {
  const options = readArguments(argv, { switches: ['check'], values: ['png'] });
  needPackages();
  const models = filesIn(options.paths, '.bpmn');
  const tables = options.png ? filesIn(options.paths, '.dmn') : [];
  const stale = [];
  await withBrowser(async browser => {
    const page = await openPage(browser, 'bpmn-js', 'bpmn-navigated-viewer.production.min.js', ['bpmn-js.css', 'diagram-js.css']);
    for (const model of models) {
      const svg = steady(await draw(page, model));
      const file = model.replace(/\.bpmn$/, '.svg');
      if (options.check) {
        if (!existsSync(file) || readFileSync(file, 'utf8') !== svg) {
          stale.push(file);
        }
      } else {
        writeFileSync(file, svg);
      }
      if (options.png) {
        await photograph(page, svg, target(options.png, model));
      }
    }
    if (tables.length) {
      const tablePage = await openPage(browser, 'dmn-js', 'dmn-navigated-viewer.production.min.js',
        ['dmn-js-shared.css', 'dmn-js-decision-table.css', 'dmn-js-drd.css', 'dmn-js-literal-expression.css', 'diagram-js.css']);
      for (const table of tables) {
        await photographTables(tablePage, table, options.png);
      }
    }
  });
  stale.forEach(file => console.error(`${shown(file)} does not show its model. Draw it again: node tools/models/render.mjs`));
  const pictures = tables.length ? ` and ${tables.length} decision files` : '';
  console.log(`${models.length} processes${pictures} ${options.check ? `checked, ${stale.length} pictures to draw again` : 'drawn'}`);
  return stale.length === 0;
});

async function withBrowser(work) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({
    executablePath: browserPath(),
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync',
      '--disable-background-networking', '--disable-component-update', '--font-render-hinting=none'],
  });
  try {
    await work(browser);
  } finally {
    await browser.close();
  }
}

/** A page with the viewer and the font loaded, nothing from the network. */
async function openPage(browser, library, script, styles) {
  const page = await browser.newPage({ deviceScaleFactor: 1, viewport: { width: 1600, height: 1000 } });
  await page.route('**', route => (route.request().url().startsWith('data:') ? route.continue() : route.abort()));
  await page.setContent('<!doctype html><html lang="sv"><body style="margin:0;background:#fff"><div id="canvas" style="width:1600px;height:1000px"></div></body></html>');
  for (const style of styles) {
    await page.addStyleTag({ content: readFileSync(join(modules, library, 'dist', 'assets', style), 'utf8') });
  }
  await loadFont(page);
  await page.addScriptTag({ path: join(modules, library, 'dist', script) });
  return page;
}

/** Arimo has Arial's measures: labels break as in Camunda Modeler, on machines without Arial too. */
async function loadFont(page) {
  const face = weight => {
    const file = join(modules, '@fontsource', 'arimo', 'files', `arimo-latin-${weight}-normal.woff2`);
    return `@font-face{font-family:Arial;font-weight:${weight};src:url(data:font/woff2;base64,${readFileSync(file).toString('base64')})}`;
  };
  await page.addStyleTag({ content: face(400) + face(700) });
  await page.evaluate(() => Promise.all([document.fonts.load('12px Arial'), document.fonts.load('bold 12px Arial')]));
}

async function draw(page, model) {
  const drawing = await page.evaluate(async xml => {
    document.getElementById('canvas').innerHTML = '';
    // 10.5 px: the longest Swedish words fit into a standard box without breaking.
    const viewer = new window.BpmnJS({
      container: '#canvas',
      textRenderer: { defaultStyle: { fontSize: 10.5 }, externalStyle: { fontSize: 11 } },
    });
    try {
      const { warnings } = await viewer.importXML(xml);
      const { svg } = await viewer.saveSVG();
      const root = viewer.get('canvas').getRootElement().businessObject;
      const named = root.$type === 'bpmn:Collaboration' ? root.participants.map(pool => pool.name) : [root.name];
      return { svg, warnings: warnings.map(warning => warning.message), title: named.filter(Boolean).join(', ') };
    } catch (error) {
      return { fault: error.message };
    } finally {
      viewer.destroy();
    }
  }, readFileSync(model, 'utf8'));
  if (drawing.fault || drawing.warnings.length) {
    throw new Fault(`${shown(model)} cannot be drawn: ${drawing.fault || drawing.warnings.join('; ')}`);
  }
  return drawing;
}

/** Rounded, counted, one element a line: the same for the same model, and a diff a person can read. */
function steady({ svg, title }) {
  const seen = new Map();
  const escaped = title.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return svg
    .replace(/<!DOCTYPE[^>]*>\s*/, '')
    .replace(/<rect class="djs-hit[^>]*><\/rect>|<rect class="djs-hit[^>]*\/>/g, '')
    .replace(/(?<=\s)id="([^"]+)"/g, (whole, id) => {
      if (!seen.has(id)) {
        seen.set(id, `d${seen.size + 1}`);
      }
      return `id="${seen.get(id)}"`;
    })
    .replace(/url\((?:'|&quot;|&#39;)?#([^)'&]+)(?:'|&quot;|&#39;)?\)/g, (whole, id) => `url(#${seen.get(id) ?? id})`)
    .replace(/ style="([^"]*)"/g, (whole, style) => asAttributes(style))
    .replace(/<[a-z][^>]*>/g, tag => tag.replace(/version="[^"]*" ?/, '').replace(/-?\d+\.\d+(?:e-?\d+)?/g, rounded))
    .replace(/<svg ([^>]*)>/, (whole, attributes) => `<svg role="img" ${attributes}><title>${escaped}</title><rect x="-10000" y="-10000" width="30000" height="30000" fill="white"/>`)
    .replace(/></g, '>\n<')
    .trimEnd() + '\n';
}

/** Attributes in place of styles: a page whose content policy forbids inline styles shows the picture too. */
function asAttributes(style) {
  return style.split(';')
    .map(part => part.split(/:(.*)/).map(text => text.trim()))
    .filter(([name]) => name && name !== 'display')
    .map(([name, value]) => ` ${name}="${value.replace(/&quot;/g, "'")}"`)
    .join('');
}

function rounded(number) {
  return String(Math.round(Number(number) * 10) / 10 + 0);
}

async function photograph(page, svg, file) {
  const shot = await page.context().browser().newPage();
  const [width, height] = svg.match(/<svg [^>]*width="(\d+)[^"]*" height="(\d+)/).slice(1).map(Number);
  await shot.setViewportSize({ width: Math.min(width, 8000), height: Math.min(height, 8000) });
  await shot.setContent(`<!doctype html><body style="margin:0">${svg.slice(svg.indexOf('<svg'))}</body>`);
  await loadFont(shot);
  await shot.screenshot({ path: file });
  await shot.close();
}

async function photographTables(page, table, folder) {
  const views = await page.evaluate(async xml => {
    document.getElementById('canvas').innerHTML = '';
    window.viewer?.destroy();
    window.viewer = new window.DmnJS({ container: '#canvas' });
    await window.viewer.importXML(xml);
    return window.viewer.getViews().map(view => ({ id: view.element.id, type: view.type }));
  }, readFileSync(table, 'utf8'));
  for (let i = 0; i < views.length; i++) {
    await page.evaluate(async index => { await window.viewer.open(window.viewer.getViews()[index]); }, i);
    const name = basename(table, '.dmn') + (views[i].type === 'drd' ? '.drd' : `.${views[i].id}`);
    await page.locator('#canvas').screenshot({ path: target(folder, name) });
  }
}

function target(folder, name) {
  mkdirSync(resolve(folder), { recursive: true });
  return join(resolve(folder), `${basename(name, '.bpmn')}.png`);
}

#!/usr/bin/env node
/**
 * Draws every process: processes/<key>/<key>.svg beside its .bpmn, and, where labels.nb.json lies there, the same picture in
 * bokmål: <key>.nb.svg.
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
import { basename, dirname, join, resolve } from 'node:path';
import { browserPath, Fault, filesIn, modules, needPackages, readArguments, root, run, shown } from './diagrams.mjs';

await run(async argv => {
  const options = readArguments(argv, { switches: ['check'], values: ['png'] });
  needPackages();
  const models = filesIn(options.paths, '.bpmn');
  const tables = options.png ? filesIn(options.paths, '.dmn') : [];
  const stale = [];
  const pictures = models.flatMap(model => [{ model, ending: '' }, ...(labelsBeside(model) ? [{ model, ending: '.nb', labels: labelsBeside(model) }] : [])]);
  await withBrowser(async browser => {
    const page = await openPage(browser, 'bpmn-js', 'bpmn-navigated-viewer.production.min.js', ['bpmn-js.css', 'diagram-js.css']);
    for (const { model, ending, labels } of pictures) {
      const svg = steady(await draw(page, model, labels));
      const file = model.replace(/\.bpmn$/, `${ending}.svg`);
      if (options.check) {
        if (!existsSync(file) || readFileSync(file, 'utf8') !== svg) {
          stale.push(file);
        }
      } else {
        writeFileSync(file, svg);
      }
      if (options.png) {
        await photograph(page, svg, target(options.png, basename(model, '.bpmn') + ending));
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
  const beside = tables.length ? ` and ${tables.length} decision files` : '';
  console.log(`${models.length} processes${beside} ${options.check ? `checked, ${stale.length} pictures to draw again` : `drawn in ${pictures.length} pictures`}`);
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
  // 10.5 px: the longest Swedish words fit into a standard box without breaking.
  await page.addScriptTag({ content: `const STYLE = {
    container: '#canvas',
    textRenderer: { defaultStyle: { fontSize: 10.5 }, externalStyle: { fontSize: 11 } },
  };` });
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

/** What a model's texts are in bokmål: its own lines before those that all models share; none for a model written in bokmål. */
function labelsBeside(model) {
  const lines = file => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);
  const own = lines(join(dirname(model), 'labels.nb.json'));
  return own && { ...lines(join(root, 'processes', 'labels.nb.json')), ...own };
}

/** The model with these texts in place of its own. A label that needs more room grows away from its node. */
async function said(page, xml, labels) {
  return page.evaluate(({ xml, labels }) => {
    const tree = new DOMParser().parseFromString(xml, 'text/xml');
    const all = (part, name) => [...tree.getElementsByTagNameNS(`http://www.omg.org/spec/${part}`, name)];
    const say = text => labels[text.trim().replace(/\u00ad/g, '').replace(/\s+/g, ' ')] ?? text;
    const named = new Map();
    all('BPMN/20100524/MODEL', '*').filter(element => element.hasAttribute('name')).forEach(element => {
      element.setAttribute('name', say(element.getAttribute('name')));
      named.set(element.getAttribute('id'), element.getAttribute('name'));
    });
    all('BPMN/20100524/MODEL', 'text').forEach(note => { note.textContent = say(note.textContent); });
    const viewer = new window.BpmnJS(STYLE);
    const texts = viewer.get('textRenderer');
    const numbers = (part, ...names) => Object.fromEntries(names.map(name => [name, Number(part.getAttribute(name))]));
    const inside = (part, space, name) => [...part.getElementsByTagNameNS(`http://www.omg.org/spec/DD/20100524/${space}`, name)];
    for (const label of all('BPMN/20100524/DI', 'BPMNLabel')) {
      const owner = label.parentNode;
      const [place] = inside(label, 'DC', 'Bounds');
      const was = numbers(place, 'x', 'y', 'width', 'height');
      const [middle, height] = [was.x + was.width / 2, was.y + was.height / 2];
      const now = texts.getExternalLabelBounds({ ...was, x: middle - 45, width: 90 }, named.get(owner.getAttribute('bpmnElement')) ?? '');
      now.x -= 3;
      now.width += 6;
      // What it stands beside: its node, or the upright part of its flow.
      const line = inside(owner, 'DI', 'waypoint').map(point => numbers(point, 'x', 'y'));
      const upright = line.slice(1).map((to, i) => [line[i], to])
        .filter(([from, to]) => from.x === to.x && Math.min(from.y, to.y) <= height && height <= Math.max(from.y, to.y))
        .map(([{ x }]) => ({ x, y: 0, width: 0, height: Infinity }))
        .sort((one, other) => Math.abs(one.x - middle) - Math.abs(other.x - middle));
      const [of] = line.length ? upright : inside(owner, 'DC', 'Bounds').map(bounds => numbers(bounds, 'x', 'y', 'width', 'height'));
      if (of && was.x + was.width <= of.x + 4) {
        now.x = was.x + was.width - now.width;
      } else if (of && was.x >= of.x + of.width - 4) {
        now.x = was.x;
      }
      if (of && height < of.y) {
        now.y = was.y + was.height - now.height;
      }
      Object.entries(now).forEach(([side, value]) => place.setAttribute(side, value));
    }
    viewer.destroy();
    return new XMLSerializer().serializeToString(tree);
  }, { xml, labels });
}

async function draw(page, model, labels) {
  const source = readFileSync(model, 'utf8');
  const drawing = await page.evaluate(async xml => {
    document.getElementById('canvas').innerHTML = '';
    const viewer = new window.BpmnJS(STYLE);
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
  }, labels ? await said(page, source, labels) : source);
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

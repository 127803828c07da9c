// Renders a Markdown file with one program and looks for every text of a list in what a reader of it sees, in order:
// node markdown.js PROGRAM FILE SEEN. Nothing but headings, paragraphs, lists, links and labels may come of it.
const { execFileSync } = require('node:child_process');
const { readFileSync } = require('node:fs');
const { basename } = require('node:path');

const [program, file, list] = process.argv.slice(2);
const source = readFileSync(file, 'utf8');

const GFM = ['-e', 'table', '-e', 'strikethrough', '-e', 'autolink', '-e', 'tagfilter', '-e', 'tasklist', '-e', 'footnotes'];
const render = {
  commonmark: () => {
    const { Parser, HtmlRenderer } = require('commonmark');
    return new HtmlRenderer().render(new Parser().parse(source));
  },
  marked: () => require('marked').marked.parse(source, { gfm: true, async: false }),
  cmark: () => execFileSync('cmark', ['--unsafe'], { input: source, encoding: 'utf8' }),
  'cmark-gfm': () => execFileSync('cmark-gfm', ['--unsafe', ...GFM], { input: source, encoding: 'utf8' }),
};

const html = render[program]();
const marks = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const folded = (text) => text.replace(/\s+/gu, ' ').trim();
const text = folded(
  html
    .replace(/<\/?(strong|a)\b[^>]*>/gu, '')
    .replace(/<[^>]*>/gu, ' ')
    .replace(/&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|(\w+));/gu, (whole, dec, hex, name) =>
      name ? (marks[name] ?? whole) : String.fromCodePoint(dec ? Number(dec) : Number.parseInt(hex, 16)),
    ),
);

const problems = [];
const allowed = new Set(['h1', 'h2', 'h3', 'p', 'ul', 'li', 'strong', 'a']);
const elements = [...html.matchAll(/<([a-zA-Z!][^\s>/]*)/gu)].map((match) => match[1].toLowerCase());
for (const name of new Set(elements)) {
  if (!allowed.has(name)) problems.push(`an element that should not be there: ${name}`);
}
// Every line of the source that begins as a heading, a line of a list or a label is one, and nothing else is.
const count = (pattern) => [...source.matchAll(pattern)].length;
const lines = { h1: count(/^# /gmu), h2: count(/^## /gmu), h3: count(/^### /gmu), li: count(/^- /gmu), strong: count(/^- \*\*/gmu) };
for (const [name, number] of Object.entries(lines)) {
  const found = elements.filter((element) => element === name).length;
  if (found !== number) problems.push(`${found} of ${name} instead of ${number}`);
}
let from = 0;
for (const line of readFileSync(list, 'utf8').split('\n').map(folded).filter(Boolean)) {
  const at = text.indexOf(line, from);
  if (at < 0) problems.push(`missing: ${line}`);
  else from = at + line.length;
}

console.log(`${problems.length ? 'FAILED' : 'passed'}: ${program}: ${basename(file)}`);
problems.forEach((problem) => console.log(`  ${problem}`));
process.exit(problems.length ? 1 : 0);

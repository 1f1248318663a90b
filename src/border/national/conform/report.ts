import { maskText } from '../log/mask-text.ts';
import { indentJson } from './indent-json.ts';
import { type Finding, OUTCOMES, type Result, type Said, type Step, type Target } from './model.ts';
import { countOf, faultsOf, isConforming, OUTCOME_NAMES } from './outcome.ts';
import { REPORT_STYLE } from './report-style.ts';

/** One page without anything from elsewhere, in both languages. */
export function writeReport(target: Target, results: readonly Result[], at: string): string {
  const verdict = isConforming(results)
    ? { zh: '符合', en: 'The platform conforms' }
    : { zh: '不符合', en: 'The platform does not conform' };
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>符合性测试报告 · Conformance report</title><style>${REPORT_STYLE}</style></head><body><main>
<h1>医保接口符合性测试报告 <span class="en" lang="en">Conformance report</span></h1>
${factsOf(target, at)}
<div class="verdict ${isConforming(results) ? 'passed' : 'failed'}">${both(verdict)}
<div class="tally">${OUTCOMES.map((outcome) => tally(results, outcome)).join('')}</div></div>
<table><thead><tr><th>场景 <span class="en" lang="en">Script</span></th><th>结果 <span class="en" lang="en">Outcome</span></th>
<th class="num">步骤 <span class="en" lang="en">Steps</span></th><th class="num">问题 <span class="en" lang="en">Faults</span></th></tr></thead>
<tbody>${results.map(row).join('\n')}</tbody></table>
${results.map(section).join('\n')}
<footer>身份证号、电话和电子凭证已遮盖。<span class="en" lang="en">Identity numbers, telephones and vouchers are masked.</span></footer>
</main></body></html>
`;
}

/** The same for machines. */
export function reportAsJson(target: Target, results: readonly Result[], at: string): string {
  const { url, path, style, area, provider, kind } = target;
  const scripts = results.map((result) => ({ ...result, faults: faultsOf(result) }));
  const conforms = isConforming(results);
  return `${JSON.stringify({ at, url, path, style, area, provider, kind, conforms, scripts }, null, 2)}\n`;
}

function factsOf({ url, path, style, area, provider, idNumber, scheme }: Target, at: string) {
  const facts: readonly (readonly [string, string, string])[] = [
    ['地址', 'Address', url + path],
    ['网关方式', 'Gateway style', style],
    ['统筹区', 'Area', area],
    ['医药机构', 'Provider', provider],
    ['参保人', 'Insured person', `${maskText(idNumber)}（${scheme}）`],
    ['时间', 'Time', at],
  ];
  const rows = facts.map(
    ([zh, en, value]) => `<dt>${both({ zh, en })}</dt><dd class="num">${quoted(value)}</dd>`,
  );
  return `<dl class="facts">${rows.join('\n')}</dl>`;
}

function tally(results: readonly Result[], outcome: Result['outcome']): string {
  return `<span><b class="num">${countOf(results, outcome)}</b> ${both(OUTCOME_NAMES[outcome])}</span>`;
}

function row(result: Result, i: number): string {
  const faults = faultsOf(result);
  return `<tr><td><a href="#s${i}">${quoted(result.title.zh)}</a> ${english(result.title.en)}</td><td>${badge(result)}</td>
<td class="num">${result.steps.length}</td><td class="num">${faults === 0 ? '—' : faults}</td></tr>`;
}

function section(result: Result, i: number): string {
  const { title, outcome, ended, leftOpen, steps, script } = result;
  const bad = outcome === 'failed' ? ' bad' : '';
  const why = ended === null ? '' : `<p class="note${bad}">${both(ended)}</p>`;
  const open = leftOpen
    .map(({ zh, en }) => ({ zh: `未能清理：${zh}`, en: `could not be cleaned up: ${en}` }))
    .map((said) => `<p class="note bad">${both(said)}</p>`);
  return `<section id="s${i}"><header><h2>${quoted(title.zh)} ${english(title.en)}</h2>${badge(result)}
<span class="en">${quoted(script)}</span></header>${why}${open.join('')}
<ol class="steps">${steps.map(item).join('\n')}</ol></section>`;
}

function item(step: Step): string {
  const { title, number, request, answer, millis, findings } = step;
  const fields = findings.flatMap(({ at }) => at.split(/[ .]/).at(-1)?.replace(/\[.*$/, '') ?? []);
  const list = findings.map(finding).join('');
  return `<li><div class="step">${signOf(step)}<b class="num">${quoted(number)}</b><span>${both(title)}</span>
<span class="millis num">${millis} ms</span></div>${list === '' ? '' : `<ul class="findings">${list}</ul>`}
<details${findings.length === 0 ? '' : ' open'}><summary>报文 <span lang="en">Messages</span></summary><div class="messages">
<div><h4>请求 Request</h4><pre tabindex="0">${marked(request, fields)}</pre></div>
<div><h4>应答 Answer</h4><pre tabindex="0">${answer === '' ? '—' : marked(answer, fields)}</pre></div></div></details></li>`;
}

/** A sign and a word, so that nobody needs colours. */
function signOf({ findings, notOffered }: Step): string {
  if (findings.length > 0)
    return '<span class="sign bad" role="img" aria-label="未通过 failed">✗</span>';
  if (notOffered) {
    return '<span class="sign off" role="img" aria-label="未开通 not offered">–</span>';
  }
  return '<span class="sign ok" role="img" aria-label="通过 passed">✓</span>';
}

function finding({ at, said }: Finding): string {
  return `<li><code>${quoted(at)}</code> ${both(said)}</li>`;
}

function badge({ outcome }: Result): string {
  const { zh, en } = OUTCOME_NAMES[outcome];
  return `<span class="badge ${outcome}">${zh} <span lang="en">${en}</span></span>`;
}

/** The message in lines, the names of the fields at fault marked. */
function marked(text: string, fields: readonly string[]): string {
  const safe = quoted(indentJson(text));
  const names = fields.filter((field) => /^\w+$/.test(field));
  if (names.length === 0) return safe;
  return safe.replace(new RegExp(`&#34;(?:${names.join('|')})&#34;(?=:)`, 'g'), '<mark>$&</mark>');
}

function both({ zh, en }: Said): string {
  return `${quoted(zh)} ${english(en)}`;
}

function english(text: string): string {
  return `<span class="en" lang="en">${quoted(text)}</span>`;
}

function quoted(text: string): string {
  return maskText(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

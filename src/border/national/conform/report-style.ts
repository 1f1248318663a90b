/** On screens wide and narrow, in light and dark, and on paper. */
export const REPORT_STYLE = `
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--line:#d8dee4;--card:#fff;--ground:#f6f8fa;
--ok:#116329;--okbg:#dafbe1;--bad:#a40e26;--badbg:#ffebe9;--off:#57606a;--offbg:#eaeef2;--mark:#fff1a8}
@media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9ba6b1;--line:#343b44;--card:#161b22;--ground:#0d1117;
--ok:#7ee2a0;--okbg:#12361f;--bad:#ff9a94;--badbg:#46191b;--off:#a3adb8;--offbg:#262c34;--mark:#5c4d00}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.6 system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:1040px;margin:0 auto;padding:32px 24px 64px}
a{color:inherit}h1{font-size:26px;line-height:1.3;margin:0 0 4px}h2{font-size:18px;margin:0;line-height:1.4}
.en{color:var(--soft);font-size:.9em;font-weight:400}
.num{font-variant-numeric:tabular-nums}
.badge{display:inline-block;border-radius:999px;padding:1px 10px;font-size:13px;font-weight:600;white-space:nowrap}
.passed{color:var(--ok);background:var(--okbg)}.failed{color:var(--bad);background:var(--badbg)}
.not-offered,.left-out{color:var(--off);background:var(--offbg)}
.verdict{border-radius:10px;padding:16px 20px;margin:20px 0;font-size:18px;font-weight:600}
.tally{display:flex;flex-wrap:wrap;gap:8px 24px;margin-top:4px;font-size:14px;font-weight:400}
dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:2px 20px;margin:16px 0}
.facts dt{color:var(--soft)}.facts dd{margin:0;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;background:var(--card);border:1px solid var(--line)}
th,td{text-align:left;padding:8px 12px;border-bottom:1px solid var(--line);vertical-align:top}
th{font-size:13px;color:var(--soft);font-weight:600}th.num,td.num{text-align:right}
section{background:var(--card);border:1px solid var(--line);border-radius:10px;margin:20px 0;padding:16px 20px}
section>header{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:baseline}
ol.steps{list-style:none;margin:12px 0 0;padding:0}
ol.steps>li{border-top:1px solid var(--line);padding:8px 0}
.step{display:grid;grid-template-columns:20px 64px 1fr max-content;gap:0 10px;align-items:baseline}
.sign{font-weight:700;text-align:center}.sign.ok{color:var(--ok)}.sign.bad{color:var(--bad)}.sign.off{color:var(--off)}
.millis{color:var(--soft);font-size:13px}
ul.findings{margin:6px 0 6px 30px;padding:0;list-style:none}
ul.findings li{background:var(--badbg);border-left:3px solid var(--bad);padding:6px 12px;margin:4px 0;overflow-wrap:anywhere}
code{font:600 13px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.note{background:var(--offbg);border-radius:6px;padding:8px 12px;margin:12px 0 0}.note.bad{background:var(--badbg);color:var(--bad)}
details{margin:4px 0 0 30px}summary{cursor:pointer;color:var(--soft);font-size:13px;width:max-content;padding:4px 0}
.messages{display:grid;grid-template-columns:1fr 1fr;gap:12px}
.messages h4{margin:6px 0 4px;font-size:13px;color:var(--soft);font-weight:600}
pre{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;background:var(--ground);border:1px solid var(--line);border-radius:6px;padding:10px;max-height:420px;overflow:auto;font:12px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
mark{background:var(--mark);color:inherit;font-weight:700}
footer{color:var(--soft);font-size:13px;margin-top:32px}
@media(max-width:640px){main{padding:20px 14px 48px}.messages{grid-template-columns:1fr}h1{font-size:22px}
.step{grid-template-columns:18px 56px 1fr}.millis{display:none}details,ul.findings{margin-left:0}
th,td{padding:8px}td .en,th .en{display:block}section{padding:14px}dl.facts{grid-template-columns:1fr}.facts dd{margin-bottom:6px}}
@media print{:root{color-scheme:light;--ink:#000;--soft:#444;--line:#bbb;--card:#fff;--ground:#fff;--ok:#116329;--okbg:#fff;--bad:#a40e26;--badbg:#fff;--off:#444;--offbg:#fff;--mark:#fff}
body{font-size:11px}main{max-width:none;padding:0}section{border-radius:0;padding:8px 12px;margin:12px 0}.badge,.verdict{border:1px solid}
section>header,.step,ul.findings li{break-inside:avoid}details:not([open]){display:none}summary{display:none}pre{max-height:none;font-size:9px}mark{text-decoration:underline}}
`;

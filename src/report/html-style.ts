/** The look of the HTML report: one column, system fonts, light and dark, wide and narrow, screen and paper. */
export const STYLE = `
:root{color-scheme:light dark;--bg:#f6f8fa;--card:#fff;--fg:#1f2328;--muted:#59636e;--line:#d1d9e0;--soft:#f0f3f6;--link:#0757ba;
--good:#116329;--good-bg:#dafbe1;--bad:#b11d27;--bad-bg:#ffebe9;--notice:#7d4e00;--notice-bg:#fff3cd;--quiet:#59636e;--quiet-bg:#eceff2;
--t0:#dbe7f6;--t1:#e9e3f8;--api:#33415c}
@media (prefers-color-scheme:dark){:root{--bg:#0d1117;--card:#151b23;--fg:#e6edf3;--muted:#9aa5b1;--line:#323a44;--soft:#1d242d;--link:#6cb0ff;
--good:#56d364;--good-bg:#12301c;--bad:#ff8d85;--bad-bg:#3c1618;--notice:#e8b339;--notice-bg:#332608;--quiet:#9aa5b1;--quiet-bg:#232b35;
--t0:#1c3150;--t1:#302650;--api:#c6d3e6}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--fg);font:16px/1.55 system-ui,-apple-system,"Segoe UI","Noto Sans",Helvetica,Arial,sans-serif}
header,main,aside,footer{max-width:960px;margin:0 auto;padding:0 20px}
header{padding-top:24px}
main{padding-bottom:24px}
footer{color:var(--muted);font-size:14px;padding-bottom:24px}
.facts{display:flex;flex-wrap:wrap;gap:4px 24px;margin:0 0 16px;font-size:14px}
.facts div{display:flex;gap:6px}.facts dt{color:var(--muted)}.facts dd{margin:0;overflow-wrap:anywhere}
aside{font-size:14px}
.contents{margin:0 0 12px;padding:0 14px}
aside ul{list-style:none;margin:0;padding:0}aside li{margin:3px 0}
aside nav>ul{display:flex;flex-wrap:wrap;gap:8px 32px}aside nav>ul>li>a{font-weight:600}
aside a{color:var(--fg);text-decoration:none}aside a:hover{text-decoration:underline}
.filter{border:1px solid var(--line);border-radius:8px;margin:14px 0 0;padding:6px 12px 8px;display:flex;flex-wrap:wrap;gap:4px 16px}
.filter legend{color:var(--muted);padding:0 4px}
.filter input{margin:0 6px 0 0;vertical-align:-1px}
@media (min-width:1080px){
body{display:grid;grid-template-columns:280px minmax(0,900px);justify-content:center;column-gap:32px}
header,footer{grid-column:1/-1;width:100%;max-width:1212px}header{padding:24px 20px 0}
aside{position:sticky;top:0;align-self:start;max-height:100vh;overflow:auto;padding:20px 0 20px 20px;margin:0;width:100%}
main{padding:0 20px 24px 0;margin:0;width:100%}
aside nav>ul{display:block}aside nav>ul>li{margin:0 0 14px}aside nav ul ul{padding-left:12px;border-left:2px solid var(--line);margin-top:4px}
.filter{display:block}.filter label{display:block;margin:3px 0}
.contents{border:0;padding:0}.contents>summary{display:none}.contents::details-content{content-visibility:visible;block-size:auto}
}
section[id]{scroll-margin-top:12px}
a.anchor{color:inherit;text-decoration:none}a.anchor:hover{text-decoration:underline}
.dot{display:inline-block;width:10px;height:10px;border-radius:50%;margin-right:2px;background:var(--quiet)}
.dot.good{background:var(--good)}.dot.bad{background:var(--bad)}.dot.notice{background:var(--notice)}
h1{font-size:30px;line-height:1.25;margin:8px 0 12px}
h2{font-size:23px;line-height:1.25;margin:8px 0 14px}
h3{font-size:18px;margin:26px 0 10px;padding-top:16px;border-top:1px solid var(--line)}
p{margin:8px 0}
a{color:var(--link)}
code,pre{font:0.875em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
code{background:var(--soft);border-radius:4px;padding:.1em .35em;overflow-wrap:anywhere}
pre{background:var(--soft);border-radius:8px;padding:12px;overflow:auto}
pre code{background:none;padding:0}
ul{margin:8px 0;padding-left:22px}
li{margin:6px 0}
li>p{margin:0}
li>p~p{color:var(--muted);font-size:14.5px;margin-top:2px}
li>p,td{overflow-wrap:anywhere}
@media (min-width:641px){td:not(:last-child) code{overflow-wrap:normal}}
ul.tasks{list-style:none;padding:12px 16px 12px 12px;border:1px solid var(--line);border-radius:10px;background:var(--soft)}
ul.tasks li{padding-left:30px;position:relative}
ul.tasks li::before{content:"";position:absolute;left:2px;top:.28em;width:14px;height:14px;border:2px solid var(--muted);border-radius:4px}
table{border-collapse:collapse;width:100%;margin:10px 0;font-size:15px}
th,td{text-align:left;vertical-align:top;padding:8px 12px 8px 0;border-bottom:1px solid var(--line)}
th{color:var(--muted);font-weight:600;font-size:13.5px}th code{white-space:nowrap}
details{border:1px solid var(--line);border-radius:8px;margin:10px 0;padding:0 14px}
details[open]{padding-bottom:8px}
summary{cursor:pointer;padding:9px 0;font-weight:500}
summary:focus-visible,a:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.card{background:var(--card);border:1px solid var(--line);border-top:4px solid var(--quiet);border-radius:12px;padding:24px 28px;margin:28px 0}
.card.good{border-top-color:var(--good)}.card.bad{border-top-color:var(--bad)}.card.notice{border-top-color:var(--notice)}
.verdict{border-radius:10px;padding:14px 18px;margin:0 0 14px;background:var(--quiet-bg)}
.verdict .title{font-size:20px;line-height:1.3;font-weight:650;margin:0 0 4px;color:var(--quiet)}
.verdict p{margin:0}
.verdict code{background:none;padding:0}
.verdict.good{background:var(--good-bg)}.verdict.good .title{color:var(--good)}
.verdict.bad{background:var(--bad-bg)}.verdict.bad .title{color:var(--bad)}
.verdict.notice{background:var(--notice-bg)}.verdict.notice .title{color:var(--notice)}
.tally svg{display:block;width:100%;height:10px;border-radius:5px}
.tally rect.good{fill:var(--good)}.tally rect.bad{fill:var(--bad)}.tally rect.notice{fill:var(--notice)}.tally rect.quiet{fill:var(--quiet)}
.tally ul{list-style:none;display:flex;flex-wrap:wrap;gap:4px 18px;padding:0;margin:8px 0 14px;font-size:14.5px}
.tally li{margin:0}.tally li::before{content:"";display:inline-block;width:9px;height:9px;border-radius:50%;margin-right:6px;background:currentColor}
.tally .good{color:var(--good)}.tally .bad{color:var(--bad)}.tally .notice{color:var(--notice)}.tally .quiet{color:var(--quiet)}
.timeline{margin:24px 0 0}
.timeline svg{display:block;width:100%;height:auto}
.timeline text{fill:var(--fg);font-size:14px;text-anchor:middle}
.timeline text.version{font-weight:600}.timeline text.date,.timeline text.note{fill:var(--muted);font-size:12px}
.timeline text.security{fill:var(--good);font-weight:600}
.timeline text.api{text-anchor:start;fill:var(--api);font-size:12px}
.timeline .axis{stroke:var(--line);stroke-width:3}
.timeline circle{fill:var(--card);stroke:var(--muted);stroke-width:3}
.timeline circle.from{fill:var(--muted)}.timeline circle.to{fill:var(--link);stroke:var(--link)}.timeline circle.security{stroke:var(--good)}
.timeline rect.t0{fill:var(--t0)}.timeline rect.t1{fill:var(--t1)}
.timeline ol{display:none;list-style:none;margin:0;padding:0 0 0 6px}
.timeline li{border-left:3px solid var(--line);margin:0;padding:4px 0 4px 16px;position:relative}
.timeline li::before{content:"";position:absolute;left:-8px;top:.75em;width:11px;height:11px;border-radius:50%;background:var(--card);border:2px solid var(--muted)}
.timeline li.from::before{background:var(--muted)}.timeline li.to::before{background:var(--link);border-color:var(--link)}.timeline li.security::before{border-color:var(--good)}
.timeline li span{color:var(--muted);font-size:14px}
@media (max-width:640px){
header,main,aside,footer{padding-left:12px;padding-right:12px}.card{padding:18px 16px;border-radius:10px;margin:20px 0}
h2{font-size:21px}.verdict .title{font-size:18px}
.timeline svg{display:none}.timeline ol{display:block}
table,tbody,tr,td{display:block}thead{display:none}tr{border-bottom:1px solid var(--line);padding:8px 0}
td{border:0;padding:2px 0}td:not(:first-child){display:grid;grid-template-columns:104px 1fr}td:not(:first-child)::before{content:attr(data-label);color:var(--muted);font-size:13px;padding-top:2px}
}
@media print{body{background:#fff;font-size:12px}.card{border:0;padding:0;break-before:page}details{border:0;padding:0}::details-content{content-visibility:visible;block-size:auto}a{color:inherit}}
`

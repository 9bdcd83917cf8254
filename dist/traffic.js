import { i as __toESM, n as __exportAll } from "./rolldown-runtime.js";
import { n as visible, r as visibleLines, t as bounded } from "./visible.js";
import { a as messageOf, i as UpstreamError, r as SettingsError } from "./errors.js";
import { A as tally$2, B as isNewest, E as contractOf, F as mermaid, I as pointWords, L as timelinePoints, O as countsInWords, R as gapsOf, T as commitStatus, W as releasesOf, _ as hazardWords, a as SDK_NAMES, c as changelogAddress, d as unwritten, f as caseAddress, g as ended, j as verdictTitle, k as isShownButForOwnTests, l as sdkName, o as VERDICT_MARKS, r as LEVEL_WORDS, s as VERDICT_TONES, u as earlierOf, v as written, w as CASE_KINDS, x as isTarget, y as holdsOf, z as headline } from "./settings.js";
import { a as heading, c as sentence, i as fold, l as strong, n as code, o as link, r as count, s as paragraph, t as bullets, u as table$2 } from "./document.js";
import { t as require_semver } from "./semver.js";
import { createHash, randomUUID } from "node:crypto";
import { copyFile, mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { once } from "node:events";
import { createServer, get, request } from "node:http";

// src/report/html-text.ts
const ENTITIES = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	"\"": "&quot;",
	"'": "&#39;"
};
function escapeHtml(text) {
	return text.replaceAll(/[&<>"']/gu, (character) => ENTITIES[character] ?? "");
}

// src/report/html-style.ts
const STYLE = `
:root{color-scheme:light dark;--bg:#f6f8fa;--card:#fff;--fg:#1f2328;--muted:#59636e;--line:#d1d9e0;--soft:#f0f3f6;--link:#0757ba;
--good:#116329;--good-bg:#dafbe1;--bad:#b11d27;--bad-bg:#ffebe9;--notice:#7d4e00;--notice-bg:#fff3cd;--quiet:#59636e;--quiet-bg:#eceff2;
--t0:#dbe7f6;--t1:#e9e3f8;--train:#33415c}
@media (prefers-color-scheme:dark){:root{--bg:#0d1117;--card:#151b23;--fg:#e6edf3;--muted:#9aa5b1;--line:#323a44;--soft:#1d242d;--link:#6cb0ff;
--good:#56d364;--good-bg:#12301c;--bad:#ff8d85;--bad-bg:#3c1618;--notice:#e8b339;--notice-bg:#332608;--quiet:#9aa5b1;--quiet-bg:#232b35;
--t0:#1c3150;--t1:#302650;--train:#c6d3e6}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--fg);font:16px/1.55 system-ui,-apple-system,"Segoe UI","Noto Sans",Helvetica,Arial,sans-serif}
main,footer{max-width:960px;margin:0 auto;padding:24px 20px}
footer{color:var(--muted);font-size:14px;padding-top:0}
h1{font-size:30px;line-height:1.25;margin:8px 0 12px}
h2{font-size:25px;line-height:1.25;margin:8px 0 16px}
h3{font-size:18px;margin:32px 0 10px;padding-top:18px;border-top:1px solid var(--line)}
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
th{color:var(--muted);font-weight:600;font-size:13.5px}
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
.timeline text.train{text-anchor:start;fill:var(--train);font-size:12px}
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
main{padding:16px 12px}.card{padding:18px 16px;border-radius:10px;margin:20px 0}
h2{font-size:21px}.verdict .title{font-size:18px}
.timeline svg{display:none}.timeline ol{display:block}
table,tbody,tr,td{display:block}thead{display:none}tr{border-bottom:1px solid var(--line);padding:8px 0}
td{border:0;padding:2px 0}td:not(:first-child){display:grid;grid-template-columns:104px 1fr}td:not(:first-child)::before{content:attr(data-label);color:var(--muted);font-size:13px;padding-top:2px}
}
@media print{body{background:#fff;font-size:12px}.card{border:0;padding:0;break-before:page}details{border:0;padding:0}::details-content{content-visibility:visible;block-size:auto}a{color:inherit}}
`;

// src/report/links.ts
function safeLink(address) {
	if (address.length > 2e3 || !URL.canParse(address)) return null;
	const url = new URL(address);
	if (url.protocol !== "https:" && url.protocol !== "http:") return null;
	if (url.username !== "" || url.password !== "") return null;
	if (url.hostname === "github.com" || url.hostname === "www.github.com") url.hostname = "redirect.github.com";
	return url.href.replaceAll(/[()<>"'`\\|*[\]{}^@]/gu, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
}

// src/report/timeline-svg.ts
const WIDTH = 880;
const MARGIN = 52;
const MIN_GAP = 92;
const AXIS = 78;
function timelineHtml(title, points) {
	const xs = positions(points);
	const trains = points.flatMap((point, index) => point.train === null ? [] : [{
		name: point.train,
		x: xs[index] ?? MARGIN
	}]);
	const bands = trains.map(({ name, x }, index) => {
		const end = trains[index + 1]?.x ?? 828;
		const width = Math.max(0, end - x);
		return `<rect class="train t${index % 2}" x="${x}" y="140" width="${width}" height="20" rx="3"/>${width < 34 ? "" : `<text class="train" x="${x + 7}" y="154">${safe(name)}</text>`}`;
	});
	const stops = points.map((point, index) => stop(point, xs[index] ?? MARGIN));
	const height = AXIS + (trains.length > 0 ? 92 : 64);
	return `<figure class="timeline">${`<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${safe(title)}"><line class="axis" x1="${MARGIN}" x2="828" y1="${AXIS}" y2="${AXIS}"/>${bands.join("")}${stops.join("")}</svg>`}<ol>${points.map((point) => `<li class="${point.role}${point.security ? " security" : ""}"><span>${safe(point.date?.slice(0, 10) ?? "undated")}</span> ${pointWords(point).map((word, index) => index === 0 ? `<b>${safe(word)}</b>` : safe(word)).join(" · ")}</li>`).join("")}</ol></figure>`;
}
function stop(point, x) {
	const lines = pointWords(point).slice(1).filter((word) => !word.startsWith("API ")).map((word, index) => `<text class="note${word === "security fix" ? " security" : ""}" x="${x}" y="${120 + index * 14}">${safe(word)}</text>`);
	return [
		`<circle class="${point.role}${point.security ? " security" : ""}" cx="${x}" cy="${AXIS}" r="${point.role === "between" ? 6 : 9}"/>`,
		`<text class="version ${point.role}" x="${x}" y="44">${safe(point.version)}</text>`,
		`<text class="date" x="${x}" y="60">${safe(point.date?.slice(0, 7) ?? "")}</text>`,
		...lines.slice(0, 1)
	].join("");
}
function positions(points) {
	const times = points.map((point) => point.date === null ? NaN : Date.parse(point.date));
	const room = 776;
	const gap = Math.min(MIN_GAP, room / Math.max(1, points.length - 1));
	const first = times[0] ?? 0;
	const span = (times.at(-1) ?? 0) - first;
	const dated = times.every((time) => Number.isFinite(time)) && span > 0;
	const ideal = points.map((_, index) => dated ? MARGIN + ((times[index] ?? first) - first) / span * room : MARGIN + index * gap);
	const xs = [];
	for (const x of ideal) xs.push(Math.max(x, (xs.at(-1) ?? -Infinity) + gap));
	for (let index = xs.length - 1; index >= 0; index--) {
		const limit = index === xs.length - 1 ? 828 : (xs[index + 1] ?? 0) - gap;
		xs[index] = Math.min(xs[index] ?? 0, limit);
	}
	return xs.map((x) => Math.round(x));
}
function safe(text) {
	return escapeHtml(visible(text));
}

// src/report/html.ts
function htmlDocument(title, blocks) {
	return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${text$2(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${html(blocks)}
</main>
<footer>Written by stripe-upgrade. The same facts give the same page.</footer>
</body>
</html>
`;
}
function html(blocks) {
	return blocks.map(block$2).join("\n");
}
function block$2(part) {
	switch (part.kind) {
		case "heading": return `<h${part.level}>${inlines$1(part.content)}</h${part.level}>`;
		case "paragraph": return `<p>${inlines$1(part.content)}</p>`;
		case "list": {
			const items = part.items.map((item) => `<li>${html(item)}</li>`);
			return `<ul${part.style === "tasks" ? " class=\"tasks\"" : ""}>${items.join("")}</ul>`;
		}
		case "table": return table$1(part);
		case "code": return `<pre><code>${escapeHtml(visibleLines(part.text))}</code></pre>`;
		case "fold": return `<details><summary>${inlines$1(part.summary, false)}</summary>\n${html(part.blocks)}\n</details>`;
		case "verdict": return `<div class="verdict ${VERDICT_TONES[part.verdict]}"><p class="title">${text$2(part.title)}</p><p>${inlines$1(part.content)}</p></div>`;
		case "timeline": return timelineHtml(part.title, part.points);
		case "tally": return tally$1(part);
		case "card": return `<section class="card ${part.tone}">\n${html(part.blocks)}\n</section>`;
	}
}
function table$1({ head, rows }) {
	const labels = head.map((cell) => inlines$1(cell));
	const body = rows.map((row) => `<tr>${row.map((cell, index) => `<td data-label="${escapeHtml(plain$1(head[index] ?? []))}"><div>${inlines$1(cell)}</div></td>`).join("")}</tr>`);
	return `<table><thead><tr>${labels.map((label) => `<th scope="col">${label}</th>`).join("")}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}
function tally$1({ counts }) {
	const total = counts.reduce((sum, { count }) => sum + count, 0);
	if (total === 0) return "";
	let x = 0;
	const parts = counts.map(({ tone, count }) => {
		const width = count / total * 100;
		const part = `<rect class="${tone}" x="${x.toFixed(2)}" y="0" width="${Math.max(.4, width - .4).toFixed(2)}" height="10"/>`;
		x += width;
		return part;
	});
	const words = counts.map(({ label, tone, count }) => `<li class="${tone}"><b>${count}</b> ${text$2(label)}</li>`);
	return `<div class="tally"><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${parts.join("")}</svg><ul>${words.join("")}</ul></div>`;
}
function inlines$1(content, links = true) {
	return content.map((piece) => inline$2(piece, links)).join("");
}
function inline$2(piece, links) {
	if (typeof piece === "string") return text$2(piece);
	if (piece.kind === "code") return `<code>${text$2(piece.text)}</code>`;
	const content = inlines$1(piece.content, links);
	if (piece.kind === "strong") return `<strong>${content}</strong>`;
	const href = links ? safeLink(piece.href) : null;
	return href === null ? content : `<a href="${escapeHtml(href)}" rel="noreferrer noopener">${content}</a>`;
}
function plain$1(content) {
	return content.map((piece) => typeof piece === "string" ? piece : piece.kind === "code" ? piece.text : plain$1(piece.content)).join("");
}
function text$2(raw) {
	return escapeHtml(visible(raw));
}

// src/report/fit.ts
const PULL_LIMIT = 58e3;
const SUMMARY_LIMIT = 1e6;
function fit(blocks, limit, size) {
	const candidates = droppables(blocks).map((fold, index) => ({
		fold,
		index
	})).toSorted((a, b) => a.fold.drop.rank - b.fold.drop.rank || b.index - a.index);
	const gone = /* @__PURE__ */ new Set();
	let length = size(blocks);
	for (const { fold } of candidates) {
		if (length <= limit) break;
		length -= size([fold]);
		gone.add(fold);
	}
	return {
		blocks: without(blocks, gone),
		dropped: candidates.filter(({ fold }) => gone.has(fold)).map(({ fold }) => fold.drop)
	};
}
function droppedWords(dropped) {
	return [...new Set(dropped.map((drop) => drop.what))].map((what) => {
		const versions = dropped.filter((drop) => drop.what === what).flatMap((drop) => drop.version ?? []);
		if (versions.length === 0) return what;
		if (versions.length === 1) return `${what} of ${versions[0] ?? ""}`;
		return `${what} of ${count(versions.length, "release")} (${versions[0] ?? ""} to ${versions.at(-1) ?? ""})`;
	});
}
function droppables(blocks) {
	return blocks.flatMap((block) => {
		if (block.kind !== "fold") return [];
		return isDroppable(block) ? [block] : droppables(block.blocks);
	});
}
function isDroppable(block) {
	return block.drop !== void 0;
}
function without(blocks, gone) {
	return blocks.filter((block) => !gone.has(block)).map((block) => block.kind === "fold" ? withBlocks(block, without(block.blocks, gone)) : block).filter((block) => block.kind !== "fold" || block.blocks.length > 0);
}
function withBlocks(block, blocks) {
	return {
		...block,
		blocks
	};
}

// src/report/markdown-text.ts
const ZERO_WIDTH_SPACE = "​";
const BREAKS = [
	[/[@\uff20\ufe6b]/gu, `$&${ZERO_WIDTH_SPACE}`],
	[/[#\uff03\ufe5f](?=\d)/gu, `$&${ZERO_WIDTH_SPACE}`],
	[/\bGH-(?=\d)/giu, `$&${ZERO_WIDTH_SPACE}`],
	[/:(?=\/\/)/gu, `$&${ZERO_WIDTH_SPACE}`],
	[/\b(?:www|mailto|xmpp)(?=[.:])/giu, `$&${ZERO_WIDTH_SPACE}`],
	[/\bgithub(?=\.com)/giu, `$&${ZERO_WIDTH_SPACE}`],
	[/:(?=[a-z0-9_+-]{1,64}:)/gu, `$&${ZERO_WIDTH_SPACE}`]
];
function inertText(text) {
	let shown = visible(text);
	for (const [pattern, replacement] of BREAKS) shown = shown.replaceAll(pattern, replacement);
	return shown.replaceAll(/[0-9a-f]{7,}/giu, breakHash);
}
function escapeText(text) {
	return inertText(text).replaceAll(/[\\`*[\]<>&~|$]/gu, String.raw`\$&`).replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, String.raw`\_`);
}
function codeSpan(text, inTable) {
	const shown = visible(text).trim();
	if (shown === "") return "";
	const fence = "`".repeat(longestRun(shown) + 1);
	const padding = shown.startsWith("`") || shown.endsWith("`") ? " " : "";
	const span = `${fence}${padding}${shown}${padding}${fence}`;
	return inTable ? span.replaceAll("|", String.raw`\|`) : span;
}
function longestRun(text) {
	return Math.max(0, ...Array.from(text.matchAll(/`+/gu), (run) => run[0].length));
}
function guardStart(line) {
	return line.replace(/^\s+/u, "").replace(/^(?:(\d{1,9})(?=[.)](?:\s|$))|(?=[-+](?:[\s-]|$)|#{1,6}(?:\s|$)|=))/u, (_, digits) => `${digits ?? ""}\\`);
}
function breakHash(run) {
	return (run.match(/.{1,6}/gu) ?? []).join(ZERO_WIDTH_SPACE);
}

// src/report/markdown.ts
const GLUED = [
	["`", "`"],
	["*", "*"],
	["!", "["]
];
const MAX_CODE_BLOCK = 4e3;
function markdown(blocks) {
	return `${joined(blocks)}\n`;
}
function joined(blocks) {
	return blocks.map(block$1).filter((text) => text !== "").join("\n\n");
}
function block$1(part) {
	switch (part.kind) {
		case "heading": return `${"#".repeat(part.level)} ${line(part.content)}`;
		case "paragraph": return guardStart(line(part.content));
		case "list": return part.items.map((item) => listItem(item, part.style === "tasks" ? "- [ ] " : "- ")).join("\n");
		case "table": return table(part);
		case "code": return fence(bounded(part.text, MAX_CODE_BLOCK), "");
		case "fold": return `<details>\n<summary>${summary$1(part.summary)}</summary>\n\n${joined(part.blocks)}\n\n</details>`;
		case "verdict": return `## ${VERDICT_MARKS[part.verdict]} ${escapeText(part.title)}\n\n${guardStart(line(part.content))}`;
		case "timeline": return fence(mermaid(part.points), "mermaid");
		case "card": return joined(part.blocks);
		case "tally": return "";
	}
}
function listItem(blocks, mark) {
	return `${mark}${blocks.map((part, index) => {
		if (index > 0 && part.kind === "paragraph") return `- ${block$1(part)}`;
		return part.kind === "list" ? part.items.map((item) => listItem(item, "- ")).join("\n") : block$1(part);
	}).join("\n").replaceAll("\n", "\n  ")}`;
}
function table({ head, rows }) {
	return [
		tableRow(head),
		`|${head.map(() => " --- |").join("")}`,
		...rows.map(tableRow)
	].join("\n");
}
function tableRow(cells) {
	return `| ${cells.map((cell) => line(cell, true)).join(" | ")} |`;
}
function fence(text, language) {
	const marks = "`".repeat(Math.max(3, longestRun(text) + 1));
	return `${marks}${language}\n${visibleLines(text)}\n${marks}`;
}
function line(content, inTable = false) {
	return pieces(content, inTable).trim();
}
function pieces(content, inTable) {
	let out = "";
	for (const piece of joinedStrings(content)) {
		const text = inline$1(piece, inTable);
		const glued = GLUED.some(([end, start]) => out.endsWith(end) && text.startsWith(start));
		out += glued ? `\u200b${text}` : text;
	}
	return out;
}
function joinedStrings(content) {
	const out = [];
	for (const piece of content) {
		const last = out.at(-1);
		if (typeof piece === "string" && typeof last === "string") out[out.length - 1] = last + piece;
		else out.push(piece);
	}
	return out;
}
function inline$1(piece, inTable) {
	if (typeof piece === "string") return escapeText(piece);
	if (piece.kind === "code") return codeSpan(piece.text, inTable);
	const whole = pieces(piece.content, inTable);
	const content = whole.trim();
	const href = piece.kind === "link" ? safeLink(piece.href) : null;
	if (content === "" || piece.kind === "link" && href === null) return whole;
	const marked = href === null ? `**${content}**` : `[${content}](${href})`;
	return `${whole.startsWith(" ") ? " " : ""}${marked}${whole.endsWith(" ") ? " " : ""}`;
}
function summary$1(content) {
	return joinedStrings(content).map((piece) => {
		if (typeof piece === "string") return escapeHtml(inertText(piece));
		if (piece.kind === "code") return `<code>${escapeHtml(inertText(piece.text))}</code>`;
		return piece.kind === "strong" ? `<b>${summary$1(piece.content)}</b>` : summary$1(piece.content);
	}).join("");
}

// src/report/braces.ts
const SEPARATOR = /^\s*(?:,|,?\s*(?:and|or))\s*$/u;
function braced(content) {
	const out = [];
	let at = 0;
	while (at < content.length) {
		const run = runFrom(content, at);
		if (run.paths.length < 3) out.push(...content.slice(at, run.end));
		else out.push(...merged(run.paths).flatMap((path, index) => index === 0 ? [code(path)] : [", ", code(path)]));
		at = run.end;
	}
	return out;
}
function runFrom(content, start) {
	const paths = [];
	let end = start;
	for (let at = start; at < content.length; at += 2) {
		const piece = content[at];
		if (piece === void 0 || typeof piece === "string" || piece.kind !== "code") break;
		paths.push(piece.text);
		end = at + 1;
		const next = content[at + 1];
		if (typeof next !== "string" || !SEPARATOR.test(next)) break;
	}
	return {
		paths,
		end: Math.max(end, start + 1)
	};
}
function merged(paths) {
	const groups = [];
	for (const path of paths) {
		const parts = path.split(".");
		const group = groups.at(-1);
		const at = group === void 0 ? void 0 : difference(group.parts, parts);
		if (group === void 0 || at === void 0 || group.at >= 0 && group.at !== at) {
			groups.push({
				parts,
				at: -1,
				alternatives: []
			});
			continue;
		}
		if (group.at < 0) group.alternatives.push(group.parts[at] ?? "");
		group.at = at;
		group.alternatives.push(parts[at] ?? "");
	}
	return groups.map(({ parts, at, alternatives }) => (at < 0 ? parts : parts.toSpliced(at, 1, `{${alternatives.join(", ")}}`)).join("."));
}
function difference(a, b) {
	if (a.length !== b.length || a.length < 2) return void 0;
	const indexes = a.flatMap((part, index) => part === b[index] ? [] : [index]);
	return indexes.length === 1 ? indexes[0] : void 0;
}

// node_modules/mdast-util-to-string/lib/index.js
const emptyOptions = {};
function toString(value, options) {
	const settings = options || emptyOptions;
	return one(value, typeof settings.includeImageAlt === "boolean" ? settings.includeImageAlt : true, typeof settings.includeHtml === "boolean" ? settings.includeHtml : true);
}
function one(value, includeImageAlt, includeHtml) {
	if (node(value)) {
		if ("value" in value) return value.type === "html" && !includeHtml ? "" : value.value;
		if (includeImageAlt && "alt" in value && value.alt) return value.alt;
		if ("children" in value) return all(value.children, includeImageAlt, includeHtml);
	}
	if (Array.isArray(value)) return all(value, includeImageAlt, includeHtml);
	return "";
}
function all(values, includeImageAlt, includeHtml) {
	const result = [];
	let index = -1;
	while (++index < values.length) result[index] = one(values[index], includeImageAlt, includeHtml);
	return result.join("");
}
function node(value) {
	return Boolean(value && typeof value === "object");
}

// node_modules/character-entities/index.js
const characterEntities = {
	AElig: "Æ",
	AMP: "&",
	Aacute: "Á",
	Abreve: "Ă",
	Acirc: "Â",
	Acy: "А",
	Afr: "𝔄",
	Agrave: "À",
	Alpha: "Α",
	Amacr: "Ā",
	And: "⩓",
	Aogon: "Ą",
	Aopf: "𝔸",
	ApplyFunction: "⁡",
	Aring: "Å",
	Ascr: "𝒜",
	Assign: "≔",
	Atilde: "Ã",
	Auml: "Ä",
	Backslash: "∖",
	Barv: "⫧",
	Barwed: "⌆",
	Bcy: "Б",
	Because: "∵",
	Bernoullis: "ℬ",
	Beta: "Β",
	Bfr: "𝔅",
	Bopf: "𝔹",
	Breve: "˘",
	Bscr: "ℬ",
	Bumpeq: "≎",
	CHcy: "Ч",
	COPY: "©",
	Cacute: "Ć",
	Cap: "⋒",
	CapitalDifferentialD: "ⅅ",
	Cayleys: "ℭ",
	Ccaron: "Č",
	Ccedil: "Ç",
	Ccirc: "Ĉ",
	Cconint: "∰",
	Cdot: "Ċ",
	Cedilla: "¸",
	CenterDot: "·",
	Cfr: "ℭ",
	Chi: "Χ",
	CircleDot: "⊙",
	CircleMinus: "⊖",
	CirclePlus: "⊕",
	CircleTimes: "⊗",
	ClockwiseContourIntegral: "∲",
	CloseCurlyDoubleQuote: "”",
	CloseCurlyQuote: "’",
	Colon: "∷",
	Colone: "⩴",
	Congruent: "≡",
	Conint: "∯",
	ContourIntegral: "∮",
	Copf: "ℂ",
	Coproduct: "∐",
	CounterClockwiseContourIntegral: "∳",
	Cross: "⨯",
	Cscr: "𝒞",
	Cup: "⋓",
	CupCap: "≍",
	DD: "ⅅ",
	DDotrahd: "⤑",
	DJcy: "Ђ",
	DScy: "Ѕ",
	DZcy: "Џ",
	Dagger: "‡",
	Darr: "↡",
	Dashv: "⫤",
	Dcaron: "Ď",
	Dcy: "Д",
	Del: "∇",
	Delta: "Δ",
	Dfr: "𝔇",
	DiacriticalAcute: "´",
	DiacriticalDot: "˙",
	DiacriticalDoubleAcute: "˝",
	DiacriticalGrave: "`",
	DiacriticalTilde: "˜",
	Diamond: "⋄",
	DifferentialD: "ⅆ",
	Dopf: "𝔻",
	Dot: "¨",
	DotDot: "⃜",
	DotEqual: "≐",
	DoubleContourIntegral: "∯",
	DoubleDot: "¨",
	DoubleDownArrow: "⇓",
	DoubleLeftArrow: "⇐",
	DoubleLeftRightArrow: "⇔",
	DoubleLeftTee: "⫤",
	DoubleLongLeftArrow: "⟸",
	DoubleLongLeftRightArrow: "⟺",
	DoubleLongRightArrow: "⟹",
	DoubleRightArrow: "⇒",
	DoubleRightTee: "⊨",
	DoubleUpArrow: "⇑",
	DoubleUpDownArrow: "⇕",
	DoubleVerticalBar: "∥",
	DownArrow: "↓",
	DownArrowBar: "⤓",
	DownArrowUpArrow: "⇵",
	DownBreve: "̑",
	DownLeftRightVector: "⥐",
	DownLeftTeeVector: "⥞",
	DownLeftVector: "↽",
	DownLeftVectorBar: "⥖",
	DownRightTeeVector: "⥟",
	DownRightVector: "⇁",
	DownRightVectorBar: "⥗",
	DownTee: "⊤",
	DownTeeArrow: "↧",
	Downarrow: "⇓",
	Dscr: "𝒟",
	Dstrok: "Đ",
	ENG: "Ŋ",
	ETH: "Ð",
	Eacute: "É",
	Ecaron: "Ě",
	Ecirc: "Ê",
	Ecy: "Э",
	Edot: "Ė",
	Efr: "𝔈",
	Egrave: "È",
	Element: "∈",
	Emacr: "Ē",
	EmptySmallSquare: "◻",
	EmptyVerySmallSquare: "▫",
	Eogon: "Ę",
	Eopf: "𝔼",
	Epsilon: "Ε",
	Equal: "⩵",
	EqualTilde: "≂",
	Equilibrium: "⇌",
	Escr: "ℰ",
	Esim: "⩳",
	Eta: "Η",
	Euml: "Ë",
	Exists: "∃",
	ExponentialE: "ⅇ",
	Fcy: "Ф",
	Ffr: "𝔉",
	FilledSmallSquare: "◼",
	FilledVerySmallSquare: "▪",
	Fopf: "𝔽",
	ForAll: "∀",
	Fouriertrf: "ℱ",
	Fscr: "ℱ",
	GJcy: "Ѓ",
	GT: ">",
	Gamma: "Γ",
	Gammad: "Ϝ",
	Gbreve: "Ğ",
	Gcedil: "Ģ",
	Gcirc: "Ĝ",
	Gcy: "Г",
	Gdot: "Ġ",
	Gfr: "𝔊",
	Gg: "⋙",
	Gopf: "𝔾",
	GreaterEqual: "≥",
	GreaterEqualLess: "⋛",
	GreaterFullEqual: "≧",
	GreaterGreater: "⪢",
	GreaterLess: "≷",
	GreaterSlantEqual: "⩾",
	GreaterTilde: "≳",
	Gscr: "𝒢",
	Gt: "≫",
	HARDcy: "Ъ",
	Hacek: "ˇ",
	Hat: "^",
	Hcirc: "Ĥ",
	Hfr: "ℌ",
	HilbertSpace: "ℋ",
	Hopf: "ℍ",
	HorizontalLine: "─",
	Hscr: "ℋ",
	Hstrok: "Ħ",
	HumpDownHump: "≎",
	HumpEqual: "≏",
	IEcy: "Е",
	IJlig: "Ĳ",
	IOcy: "Ё",
	Iacute: "Í",
	Icirc: "Î",
	Icy: "И",
	Idot: "İ",
	Ifr: "ℑ",
	Igrave: "Ì",
	Im: "ℑ",
	Imacr: "Ī",
	ImaginaryI: "ⅈ",
	Implies: "⇒",
	Int: "∬",
	Integral: "∫",
	Intersection: "⋂",
	InvisibleComma: "⁣",
	InvisibleTimes: "⁢",
	Iogon: "Į",
	Iopf: "𝕀",
	Iota: "Ι",
	Iscr: "ℐ",
	Itilde: "Ĩ",
	Iukcy: "І",
	Iuml: "Ï",
	Jcirc: "Ĵ",
	Jcy: "Й",
	Jfr: "𝔍",
	Jopf: "𝕁",
	Jscr: "𝒥",
	Jsercy: "Ј",
	Jukcy: "Є",
	KHcy: "Х",
	KJcy: "Ќ",
	Kappa: "Κ",
	Kcedil: "Ķ",
	Kcy: "К",
	Kfr: "𝔎",
	Kopf: "𝕂",
	Kscr: "𝒦",
	LJcy: "Љ",
	LT: "<",
	Lacute: "Ĺ",
	Lambda: "Λ",
	Lang: "⟪",
	Laplacetrf: "ℒ",
	Larr: "↞",
	Lcaron: "Ľ",
	Lcedil: "Ļ",
	Lcy: "Л",
	LeftAngleBracket: "⟨",
	LeftArrow: "←",
	LeftArrowBar: "⇤",
	LeftArrowRightArrow: "⇆",
	LeftCeiling: "⌈",
	LeftDoubleBracket: "⟦",
	LeftDownTeeVector: "⥡",
	LeftDownVector: "⇃",
	LeftDownVectorBar: "⥙",
	LeftFloor: "⌊",
	LeftRightArrow: "↔",
	LeftRightVector: "⥎",
	LeftTee: "⊣",
	LeftTeeArrow: "↤",
	LeftTeeVector: "⥚",
	LeftTriangle: "⊲",
	LeftTriangleBar: "⧏",
	LeftTriangleEqual: "⊴",
	LeftUpDownVector: "⥑",
	LeftUpTeeVector: "⥠",
	LeftUpVector: "↿",
	LeftUpVectorBar: "⥘",
	LeftVector: "↼",
	LeftVectorBar: "⥒",
	Leftarrow: "⇐",
	Leftrightarrow: "⇔",
	LessEqualGreater: "⋚",
	LessFullEqual: "≦",
	LessGreater: "≶",
	LessLess: "⪡",
	LessSlantEqual: "⩽",
	LessTilde: "≲",
	Lfr: "𝔏",
	Ll: "⋘",
	Lleftarrow: "⇚",
	Lmidot: "Ŀ",
	LongLeftArrow: "⟵",
	LongLeftRightArrow: "⟷",
	LongRightArrow: "⟶",
	Longleftarrow: "⟸",
	Longleftrightarrow: "⟺",
	Longrightarrow: "⟹",
	Lopf: "𝕃",
	LowerLeftArrow: "↙",
	LowerRightArrow: "↘",
	Lscr: "ℒ",
	Lsh: "↰",
	Lstrok: "Ł",
	Lt: "≪",
	Map: "⤅",
	Mcy: "М",
	MediumSpace: " ",
	Mellintrf: "ℳ",
	Mfr: "𝔐",
	MinusPlus: "∓",
	Mopf: "𝕄",
	Mscr: "ℳ",
	Mu: "Μ",
	NJcy: "Њ",
	Nacute: "Ń",
	Ncaron: "Ň",
	Ncedil: "Ņ",
	Ncy: "Н",
	NegativeMediumSpace: "​",
	NegativeThickSpace: "​",
	NegativeThinSpace: "​",
	NegativeVeryThinSpace: "​",
	NestedGreaterGreater: "≫",
	NestedLessLess: "≪",
	NewLine: "\n",
	Nfr: "𝔑",
	NoBreak: "⁠",
	NonBreakingSpace: "\xA0",
	Nopf: "ℕ",
	Not: "⫬",
	NotCongruent: "≢",
	NotCupCap: "≭",
	NotDoubleVerticalBar: "∦",
	NotElement: "∉",
	NotEqual: "≠",
	NotEqualTilde: "≂̸",
	NotExists: "∄",
	NotGreater: "≯",
	NotGreaterEqual: "≱",
	NotGreaterFullEqual: "≧̸",
	NotGreaterGreater: "≫̸",
	NotGreaterLess: "≹",
	NotGreaterSlantEqual: "⩾̸",
	NotGreaterTilde: "≵",
	NotHumpDownHump: "≎̸",
	NotHumpEqual: "≏̸",
	NotLeftTriangle: "⋪",
	NotLeftTriangleBar: "⧏̸",
	NotLeftTriangleEqual: "⋬",
	NotLess: "≮",
	NotLessEqual: "≰",
	NotLessGreater: "≸",
	NotLessLess: "≪̸",
	NotLessSlantEqual: "⩽̸",
	NotLessTilde: "≴",
	NotNestedGreaterGreater: "⪢̸",
	NotNestedLessLess: "⪡̸",
	NotPrecedes: "⊀",
	NotPrecedesEqual: "⪯̸",
	NotPrecedesSlantEqual: "⋠",
	NotReverseElement: "∌",
	NotRightTriangle: "⋫",
	NotRightTriangleBar: "⧐̸",
	NotRightTriangleEqual: "⋭",
	NotSquareSubset: "⊏̸",
	NotSquareSubsetEqual: "⋢",
	NotSquareSuperset: "⊐̸",
	NotSquareSupersetEqual: "⋣",
	NotSubset: "⊂⃒",
	NotSubsetEqual: "⊈",
	NotSucceeds: "⊁",
	NotSucceedsEqual: "⪰̸",
	NotSucceedsSlantEqual: "⋡",
	NotSucceedsTilde: "≿̸",
	NotSuperset: "⊃⃒",
	NotSupersetEqual: "⊉",
	NotTilde: "≁",
	NotTildeEqual: "≄",
	NotTildeFullEqual: "≇",
	NotTildeTilde: "≉",
	NotVerticalBar: "∤",
	Nscr: "𝒩",
	Ntilde: "Ñ",
	Nu: "Ν",
	OElig: "Œ",
	Oacute: "Ó",
	Ocirc: "Ô",
	Ocy: "О",
	Odblac: "Ő",
	Ofr: "𝔒",
	Ograve: "Ò",
	Omacr: "Ō",
	Omega: "Ω",
	Omicron: "Ο",
	Oopf: "𝕆",
	OpenCurlyDoubleQuote: "“",
	OpenCurlyQuote: "‘",
	Or: "⩔",
	Oscr: "𝒪",
	Oslash: "Ø",
	Otilde: "Õ",
	Otimes: "⨷",
	Ouml: "Ö",
	OverBar: "‾",
	OverBrace: "⏞",
	OverBracket: "⎴",
	OverParenthesis: "⏜",
	PartialD: "∂",
	Pcy: "П",
	Pfr: "𝔓",
	Phi: "Φ",
	Pi: "Π",
	PlusMinus: "±",
	Poincareplane: "ℌ",
	Popf: "ℙ",
	Pr: "⪻",
	Precedes: "≺",
	PrecedesEqual: "⪯",
	PrecedesSlantEqual: "≼",
	PrecedesTilde: "≾",
	Prime: "″",
	Product: "∏",
	Proportion: "∷",
	Proportional: "∝",
	Pscr: "𝒫",
	Psi: "Ψ",
	QUOT: "\"",
	Qfr: "𝔔",
	Qopf: "ℚ",
	Qscr: "𝒬",
	RBarr: "⤐",
	REG: "®",
	Racute: "Ŕ",
	Rang: "⟫",
	Rarr: "↠",
	Rarrtl: "⤖",
	Rcaron: "Ř",
	Rcedil: "Ŗ",
	Rcy: "Р",
	Re: "ℜ",
	ReverseElement: "∋",
	ReverseEquilibrium: "⇋",
	ReverseUpEquilibrium: "⥯",
	Rfr: "ℜ",
	Rho: "Ρ",
	RightAngleBracket: "⟩",
	RightArrow: "→",
	RightArrowBar: "⇥",
	RightArrowLeftArrow: "⇄",
	RightCeiling: "⌉",
	RightDoubleBracket: "⟧",
	RightDownTeeVector: "⥝",
	RightDownVector: "⇂",
	RightDownVectorBar: "⥕",
	RightFloor: "⌋",
	RightTee: "⊢",
	RightTeeArrow: "↦",
	RightTeeVector: "⥛",
	RightTriangle: "⊳",
	RightTriangleBar: "⧐",
	RightTriangleEqual: "⊵",
	RightUpDownVector: "⥏",
	RightUpTeeVector: "⥜",
	RightUpVector: "↾",
	RightUpVectorBar: "⥔",
	RightVector: "⇀",
	RightVectorBar: "⥓",
	Rightarrow: "⇒",
	Ropf: "ℝ",
	RoundImplies: "⥰",
	Rrightarrow: "⇛",
	Rscr: "ℛ",
	Rsh: "↱",
	RuleDelayed: "⧴",
	SHCHcy: "Щ",
	SHcy: "Ш",
	SOFTcy: "Ь",
	Sacute: "Ś",
	Sc: "⪼",
	Scaron: "Š",
	Scedil: "Ş",
	Scirc: "Ŝ",
	Scy: "С",
	Sfr: "𝔖",
	ShortDownArrow: "↓",
	ShortLeftArrow: "←",
	ShortRightArrow: "→",
	ShortUpArrow: "↑",
	Sigma: "Σ",
	SmallCircle: "∘",
	Sopf: "𝕊",
	Sqrt: "√",
	Square: "□",
	SquareIntersection: "⊓",
	SquareSubset: "⊏",
	SquareSubsetEqual: "⊑",
	SquareSuperset: "⊐",
	SquareSupersetEqual: "⊒",
	SquareUnion: "⊔",
	Sscr: "𝒮",
	Star: "⋆",
	Sub: "⋐",
	Subset: "⋐",
	SubsetEqual: "⊆",
	Succeeds: "≻",
	SucceedsEqual: "⪰",
	SucceedsSlantEqual: "≽",
	SucceedsTilde: "≿",
	SuchThat: "∋",
	Sum: "∑",
	Sup: "⋑",
	Superset: "⊃",
	SupersetEqual: "⊇",
	Supset: "⋑",
	THORN: "Þ",
	TRADE: "™",
	TSHcy: "Ћ",
	TScy: "Ц",
	Tab: "	",
	Tau: "Τ",
	Tcaron: "Ť",
	Tcedil: "Ţ",
	Tcy: "Т",
	Tfr: "𝔗",
	Therefore: "∴",
	Theta: "Θ",
	ThickSpace: "  ",
	ThinSpace: " ",
	Tilde: "∼",
	TildeEqual: "≃",
	TildeFullEqual: "≅",
	TildeTilde: "≈",
	Topf: "𝕋",
	TripleDot: "⃛",
	Tscr: "𝒯",
	Tstrok: "Ŧ",
	Uacute: "Ú",
	Uarr: "↟",
	Uarrocir: "⥉",
	Ubrcy: "Ў",
	Ubreve: "Ŭ",
	Ucirc: "Û",
	Ucy: "У",
	Udblac: "Ű",
	Ufr: "𝔘",
	Ugrave: "Ù",
	Umacr: "Ū",
	UnderBar: "_",
	UnderBrace: "⏟",
	UnderBracket: "⎵",
	UnderParenthesis: "⏝",
	Union: "⋃",
	UnionPlus: "⊎",
	Uogon: "Ų",
	Uopf: "𝕌",
	UpArrow: "↑",
	UpArrowBar: "⤒",
	UpArrowDownArrow: "⇅",
	UpDownArrow: "↕",
	UpEquilibrium: "⥮",
	UpTee: "⊥",
	UpTeeArrow: "↥",
	Uparrow: "⇑",
	Updownarrow: "⇕",
	UpperLeftArrow: "↖",
	UpperRightArrow: "↗",
	Upsi: "ϒ",
	Upsilon: "Υ",
	Uring: "Ů",
	Uscr: "𝒰",
	Utilde: "Ũ",
	Uuml: "Ü",
	VDash: "⊫",
	Vbar: "⫫",
	Vcy: "В",
	Vdash: "⊩",
	Vdashl: "⫦",
	Vee: "⋁",
	Verbar: "‖",
	Vert: "‖",
	VerticalBar: "∣",
	VerticalLine: "|",
	VerticalSeparator: "❘",
	VerticalTilde: "≀",
	VeryThinSpace: " ",
	Vfr: "𝔙",
	Vopf: "𝕍",
	Vscr: "𝒱",
	Vvdash: "⊪",
	Wcirc: "Ŵ",
	Wedge: "⋀",
	Wfr: "𝔚",
	Wopf: "𝕎",
	Wscr: "𝒲",
	Xfr: "𝔛",
	Xi: "Ξ",
	Xopf: "𝕏",
	Xscr: "𝒳",
	YAcy: "Я",
	YIcy: "Ї",
	YUcy: "Ю",
	Yacute: "Ý",
	Ycirc: "Ŷ",
	Ycy: "Ы",
	Yfr: "𝔜",
	Yopf: "𝕐",
	Yscr: "𝒴",
	Yuml: "Ÿ",
	ZHcy: "Ж",
	Zacute: "Ź",
	Zcaron: "Ž",
	Zcy: "З",
	Zdot: "Ż",
	ZeroWidthSpace: "​",
	Zeta: "Ζ",
	Zfr: "ℨ",
	Zopf: "ℤ",
	Zscr: "𝒵",
	aacute: "á",
	abreve: "ă",
	ac: "∾",
	acE: "∾̳",
	acd: "∿",
	acirc: "â",
	acute: "´",
	acy: "а",
	aelig: "æ",
	af: "⁡",
	afr: "𝔞",
	agrave: "à",
	alefsym: "ℵ",
	aleph: "ℵ",
	alpha: "α",
	amacr: "ā",
	amalg: "⨿",
	amp: "&",
	and: "∧",
	andand: "⩕",
	andd: "⩜",
	andslope: "⩘",
	andv: "⩚",
	ang: "∠",
	ange: "⦤",
	angle: "∠",
	angmsd: "∡",
	angmsdaa: "⦨",
	angmsdab: "⦩",
	angmsdac: "⦪",
	angmsdad: "⦫",
	angmsdae: "⦬",
	angmsdaf: "⦭",
	angmsdag: "⦮",
	angmsdah: "⦯",
	angrt: "∟",
	angrtvb: "⊾",
	angrtvbd: "⦝",
	angsph: "∢",
	angst: "Å",
	angzarr: "⍼",
	aogon: "ą",
	aopf: "𝕒",
	ap: "≈",
	apE: "⩰",
	apacir: "⩯",
	ape: "≊",
	apid: "≋",
	apos: "'",
	approx: "≈",
	approxeq: "≊",
	aring: "å",
	ascr: "𝒶",
	ast: "*",
	asymp: "≈",
	asympeq: "≍",
	atilde: "ã",
	auml: "ä",
	awconint: "∳",
	awint: "⨑",
	bNot: "⫭",
	backcong: "≌",
	backepsilon: "϶",
	backprime: "‵",
	backsim: "∽",
	backsimeq: "⋍",
	barvee: "⊽",
	barwed: "⌅",
	barwedge: "⌅",
	bbrk: "⎵",
	bbrktbrk: "⎶",
	bcong: "≌",
	bcy: "б",
	bdquo: "„",
	becaus: "∵",
	because: "∵",
	bemptyv: "⦰",
	bepsi: "϶",
	bernou: "ℬ",
	beta: "β",
	beth: "ℶ",
	between: "≬",
	bfr: "𝔟",
	bigcap: "⋂",
	bigcirc: "◯",
	bigcup: "⋃",
	bigodot: "⨀",
	bigoplus: "⨁",
	bigotimes: "⨂",
	bigsqcup: "⨆",
	bigstar: "★",
	bigtriangledown: "▽",
	bigtriangleup: "△",
	biguplus: "⨄",
	bigvee: "⋁",
	bigwedge: "⋀",
	bkarow: "⤍",
	blacklozenge: "⧫",
	blacksquare: "▪",
	blacktriangle: "▴",
	blacktriangledown: "▾",
	blacktriangleleft: "◂",
	blacktriangleright: "▸",
	blank: "␣",
	blk12: "▒",
	blk14: "░",
	blk34: "▓",
	block: "█",
	bne: "=⃥",
	bnequiv: "≡⃥",
	bnot: "⌐",
	bopf: "𝕓",
	bot: "⊥",
	bottom: "⊥",
	bowtie: "⋈",
	boxDL: "╗",
	boxDR: "╔",
	boxDl: "╖",
	boxDr: "╓",
	boxH: "═",
	boxHD: "╦",
	boxHU: "╩",
	boxHd: "╤",
	boxHu: "╧",
	boxUL: "╝",
	boxUR: "╚",
	boxUl: "╜",
	boxUr: "╙",
	boxV: "║",
	boxVH: "╬",
	boxVL: "╣",
	boxVR: "╠",
	boxVh: "╫",
	boxVl: "╢",
	boxVr: "╟",
	boxbox: "⧉",
	boxdL: "╕",
	boxdR: "╒",
	boxdl: "┐",
	boxdr: "┌",
	boxh: "─",
	boxhD: "╥",
	boxhU: "╨",
	boxhd: "┬",
	boxhu: "┴",
	boxminus: "⊟",
	boxplus: "⊞",
	boxtimes: "⊠",
	boxuL: "╛",
	boxuR: "╘",
	boxul: "┘",
	boxur: "└",
	boxv: "│",
	boxvH: "╪",
	boxvL: "╡",
	boxvR: "╞",
	boxvh: "┼",
	boxvl: "┤",
	boxvr: "├",
	bprime: "‵",
	breve: "˘",
	brvbar: "¦",
	bscr: "𝒷",
	bsemi: "⁏",
	bsim: "∽",
	bsime: "⋍",
	bsol: "\\",
	bsolb: "⧅",
	bsolhsub: "⟈",
	bull: "•",
	bullet: "•",
	bump: "≎",
	bumpE: "⪮",
	bumpe: "≏",
	bumpeq: "≏",
	cacute: "ć",
	cap: "∩",
	capand: "⩄",
	capbrcup: "⩉",
	capcap: "⩋",
	capcup: "⩇",
	capdot: "⩀",
	caps: "∩︀",
	caret: "⁁",
	caron: "ˇ",
	ccaps: "⩍",
	ccaron: "č",
	ccedil: "ç",
	ccirc: "ĉ",
	ccups: "⩌",
	ccupssm: "⩐",
	cdot: "ċ",
	cedil: "¸",
	cemptyv: "⦲",
	cent: "¢",
	centerdot: "·",
	cfr: "𝔠",
	chcy: "ч",
	check: "✓",
	checkmark: "✓",
	chi: "χ",
	cir: "○",
	cirE: "⧃",
	circ: "ˆ",
	circeq: "≗",
	circlearrowleft: "↺",
	circlearrowright: "↻",
	circledR: "®",
	circledS: "Ⓢ",
	circledast: "⊛",
	circledcirc: "⊚",
	circleddash: "⊝",
	cire: "≗",
	cirfnint: "⨐",
	cirmid: "⫯",
	cirscir: "⧂",
	clubs: "♣",
	clubsuit: "♣",
	colon: ":",
	colone: "≔",
	coloneq: "≔",
	comma: ",",
	commat: "@",
	comp: "∁",
	compfn: "∘",
	complement: "∁",
	complexes: "ℂ",
	cong: "≅",
	congdot: "⩭",
	conint: "∮",
	copf: "𝕔",
	coprod: "∐",
	copy: "©",
	copysr: "℗",
	crarr: "↵",
	cross: "✗",
	cscr: "𝒸",
	csub: "⫏",
	csube: "⫑",
	csup: "⫐",
	csupe: "⫒",
	ctdot: "⋯",
	cudarrl: "⤸",
	cudarrr: "⤵",
	cuepr: "⋞",
	cuesc: "⋟",
	cularr: "↶",
	cularrp: "⤽",
	cup: "∪",
	cupbrcap: "⩈",
	cupcap: "⩆",
	cupcup: "⩊",
	cupdot: "⊍",
	cupor: "⩅",
	cups: "∪︀",
	curarr: "↷",
	curarrm: "⤼",
	curlyeqprec: "⋞",
	curlyeqsucc: "⋟",
	curlyvee: "⋎",
	curlywedge: "⋏",
	curren: "¤",
	curvearrowleft: "↶",
	curvearrowright: "↷",
	cuvee: "⋎",
	cuwed: "⋏",
	cwconint: "∲",
	cwint: "∱",
	cylcty: "⌭",
	dArr: "⇓",
	dHar: "⥥",
	dagger: "†",
	daleth: "ℸ",
	darr: "↓",
	dash: "‐",
	dashv: "⊣",
	dbkarow: "⤏",
	dblac: "˝",
	dcaron: "ď",
	dcy: "д",
	dd: "ⅆ",
	ddagger: "‡",
	ddarr: "⇊",
	ddotseq: "⩷",
	deg: "°",
	delta: "δ",
	demptyv: "⦱",
	dfisht: "⥿",
	dfr: "𝔡",
	dharl: "⇃",
	dharr: "⇂",
	diam: "⋄",
	diamond: "⋄",
	diamondsuit: "♦",
	diams: "♦",
	die: "¨",
	digamma: "ϝ",
	disin: "⋲",
	div: "÷",
	divide: "÷",
	divideontimes: "⋇",
	divonx: "⋇",
	djcy: "ђ",
	dlcorn: "⌞",
	dlcrop: "⌍",
	dollar: "$",
	dopf: "𝕕",
	dot: "˙",
	doteq: "≐",
	doteqdot: "≑",
	dotminus: "∸",
	dotplus: "∔",
	dotsquare: "⊡",
	doublebarwedge: "⌆",
	downarrow: "↓",
	downdownarrows: "⇊",
	downharpoonleft: "⇃",
	downharpoonright: "⇂",
	drbkarow: "⤐",
	drcorn: "⌟",
	drcrop: "⌌",
	dscr: "𝒹",
	dscy: "ѕ",
	dsol: "⧶",
	dstrok: "đ",
	dtdot: "⋱",
	dtri: "▿",
	dtrif: "▾",
	duarr: "⇵",
	duhar: "⥯",
	dwangle: "⦦",
	dzcy: "џ",
	dzigrarr: "⟿",
	eDDot: "⩷",
	eDot: "≑",
	eacute: "é",
	easter: "⩮",
	ecaron: "ě",
	ecir: "≖",
	ecirc: "ê",
	ecolon: "≕",
	ecy: "э",
	edot: "ė",
	ee: "ⅇ",
	efDot: "≒",
	efr: "𝔢",
	eg: "⪚",
	egrave: "è",
	egs: "⪖",
	egsdot: "⪘",
	el: "⪙",
	elinters: "⏧",
	ell: "ℓ",
	els: "⪕",
	elsdot: "⪗",
	emacr: "ē",
	empty: "∅",
	emptyset: "∅",
	emptyv: "∅",
	emsp13: " ",
	emsp14: " ",
	emsp: " ",
	eng: "ŋ",
	ensp: " ",
	eogon: "ę",
	eopf: "𝕖",
	epar: "⋕",
	eparsl: "⧣",
	eplus: "⩱",
	epsi: "ε",
	epsilon: "ε",
	epsiv: "ϵ",
	eqcirc: "≖",
	eqcolon: "≕",
	eqsim: "≂",
	eqslantgtr: "⪖",
	eqslantless: "⪕",
	equals: "=",
	equest: "≟",
	equiv: "≡",
	equivDD: "⩸",
	eqvparsl: "⧥",
	erDot: "≓",
	erarr: "⥱",
	escr: "ℯ",
	esdot: "≐",
	esim: "≂",
	eta: "η",
	eth: "ð",
	euml: "ë",
	euro: "€",
	excl: "!",
	exist: "∃",
	expectation: "ℰ",
	exponentiale: "ⅇ",
	fallingdotseq: "≒",
	fcy: "ф",
	female: "♀",
	ffilig: "ﬃ",
	fflig: "ﬀ",
	ffllig: "ﬄ",
	ffr: "𝔣",
	filig: "ﬁ",
	fjlig: "fj",
	flat: "♭",
	fllig: "ﬂ",
	fltns: "▱",
	fnof: "ƒ",
	fopf: "𝕗",
	forall: "∀",
	fork: "⋔",
	forkv: "⫙",
	fpartint: "⨍",
	frac12: "½",
	frac13: "⅓",
	frac14: "¼",
	frac15: "⅕",
	frac16: "⅙",
	frac18: "⅛",
	frac23: "⅔",
	frac25: "⅖",
	frac34: "¾",
	frac35: "⅗",
	frac38: "⅜",
	frac45: "⅘",
	frac56: "⅚",
	frac58: "⅝",
	frac78: "⅞",
	frasl: "⁄",
	frown: "⌢",
	fscr: "𝒻",
	gE: "≧",
	gEl: "⪌",
	gacute: "ǵ",
	gamma: "γ",
	gammad: "ϝ",
	gap: "⪆",
	gbreve: "ğ",
	gcirc: "ĝ",
	gcy: "г",
	gdot: "ġ",
	ge: "≥",
	gel: "⋛",
	geq: "≥",
	geqq: "≧",
	geqslant: "⩾",
	ges: "⩾",
	gescc: "⪩",
	gesdot: "⪀",
	gesdoto: "⪂",
	gesdotol: "⪄",
	gesl: "⋛︀",
	gesles: "⪔",
	gfr: "𝔤",
	gg: "≫",
	ggg: "⋙",
	gimel: "ℷ",
	gjcy: "ѓ",
	gl: "≷",
	glE: "⪒",
	gla: "⪥",
	glj: "⪤",
	gnE: "≩",
	gnap: "⪊",
	gnapprox: "⪊",
	gne: "⪈",
	gneq: "⪈",
	gneqq: "≩",
	gnsim: "⋧",
	gopf: "𝕘",
	grave: "`",
	gscr: "ℊ",
	gsim: "≳",
	gsime: "⪎",
	gsiml: "⪐",
	gt: ">",
	gtcc: "⪧",
	gtcir: "⩺",
	gtdot: "⋗",
	gtlPar: "⦕",
	gtquest: "⩼",
	gtrapprox: "⪆",
	gtrarr: "⥸",
	gtrdot: "⋗",
	gtreqless: "⋛",
	gtreqqless: "⪌",
	gtrless: "≷",
	gtrsim: "≳",
	gvertneqq: "≩︀",
	gvnE: "≩︀",
	hArr: "⇔",
	hairsp: " ",
	half: "½",
	hamilt: "ℋ",
	hardcy: "ъ",
	harr: "↔",
	harrcir: "⥈",
	harrw: "↭",
	hbar: "ℏ",
	hcirc: "ĥ",
	hearts: "♥",
	heartsuit: "♥",
	hellip: "…",
	hercon: "⊹",
	hfr: "𝔥",
	hksearow: "⤥",
	hkswarow: "⤦",
	hoarr: "⇿",
	homtht: "∻",
	hookleftarrow: "↩",
	hookrightarrow: "↪",
	hopf: "𝕙",
	horbar: "―",
	hscr: "𝒽",
	hslash: "ℏ",
	hstrok: "ħ",
	hybull: "⁃",
	hyphen: "‐",
	iacute: "í",
	ic: "⁣",
	icirc: "î",
	icy: "и",
	iecy: "е",
	iexcl: "¡",
	iff: "⇔",
	ifr: "𝔦",
	igrave: "ì",
	ii: "ⅈ",
	iiiint: "⨌",
	iiint: "∭",
	iinfin: "⧜",
	iiota: "℩",
	ijlig: "ĳ",
	imacr: "ī",
	image: "ℑ",
	imagline: "ℐ",
	imagpart: "ℑ",
	imath: "ı",
	imof: "⊷",
	imped: "Ƶ",
	in: "∈",
	incare: "℅",
	infin: "∞",
	infintie: "⧝",
	inodot: "ı",
	int: "∫",
	intcal: "⊺",
	integers: "ℤ",
	intercal: "⊺",
	intlarhk: "⨗",
	intprod: "⨼",
	iocy: "ё",
	iogon: "į",
	iopf: "𝕚",
	iota: "ι",
	iprod: "⨼",
	iquest: "¿",
	iscr: "𝒾",
	isin: "∈",
	isinE: "⋹",
	isindot: "⋵",
	isins: "⋴",
	isinsv: "⋳",
	isinv: "∈",
	it: "⁢",
	itilde: "ĩ",
	iukcy: "і",
	iuml: "ï",
	jcirc: "ĵ",
	jcy: "й",
	jfr: "𝔧",
	jmath: "ȷ",
	jopf: "𝕛",
	jscr: "𝒿",
	jsercy: "ј",
	jukcy: "є",
	kappa: "κ",
	kappav: "ϰ",
	kcedil: "ķ",
	kcy: "к",
	kfr: "𝔨",
	kgreen: "ĸ",
	khcy: "х",
	kjcy: "ќ",
	kopf: "𝕜",
	kscr: "𝓀",
	lAarr: "⇚",
	lArr: "⇐",
	lAtail: "⤛",
	lBarr: "⤎",
	lE: "≦",
	lEg: "⪋",
	lHar: "⥢",
	lacute: "ĺ",
	laemptyv: "⦴",
	lagran: "ℒ",
	lambda: "λ",
	lang: "⟨",
	langd: "⦑",
	langle: "⟨",
	lap: "⪅",
	laquo: "«",
	larr: "←",
	larrb: "⇤",
	larrbfs: "⤟",
	larrfs: "⤝",
	larrhk: "↩",
	larrlp: "↫",
	larrpl: "⤹",
	larrsim: "⥳",
	larrtl: "↢",
	lat: "⪫",
	latail: "⤙",
	late: "⪭",
	lates: "⪭︀",
	lbarr: "⤌",
	lbbrk: "❲",
	lbrace: "{",
	lbrack: "[",
	lbrke: "⦋",
	lbrksld: "⦏",
	lbrkslu: "⦍",
	lcaron: "ľ",
	lcedil: "ļ",
	lceil: "⌈",
	lcub: "{",
	lcy: "л",
	ldca: "⤶",
	ldquo: "“",
	ldquor: "„",
	ldrdhar: "⥧",
	ldrushar: "⥋",
	ldsh: "↲",
	le: "≤",
	leftarrow: "←",
	leftarrowtail: "↢",
	leftharpoondown: "↽",
	leftharpoonup: "↼",
	leftleftarrows: "⇇",
	leftrightarrow: "↔",
	leftrightarrows: "⇆",
	leftrightharpoons: "⇋",
	leftrightsquigarrow: "↭",
	leftthreetimes: "⋋",
	leg: "⋚",
	leq: "≤",
	leqq: "≦",
	leqslant: "⩽",
	les: "⩽",
	lescc: "⪨",
	lesdot: "⩿",
	lesdoto: "⪁",
	lesdotor: "⪃",
	lesg: "⋚︀",
	lesges: "⪓",
	lessapprox: "⪅",
	lessdot: "⋖",
	lesseqgtr: "⋚",
	lesseqqgtr: "⪋",
	lessgtr: "≶",
	lesssim: "≲",
	lfisht: "⥼",
	lfloor: "⌊",
	lfr: "𝔩",
	lg: "≶",
	lgE: "⪑",
	lhard: "↽",
	lharu: "↼",
	lharul: "⥪",
	lhblk: "▄",
	ljcy: "љ",
	ll: "≪",
	llarr: "⇇",
	llcorner: "⌞",
	llhard: "⥫",
	lltri: "◺",
	lmidot: "ŀ",
	lmoust: "⎰",
	lmoustache: "⎰",
	lnE: "≨",
	lnap: "⪉",
	lnapprox: "⪉",
	lne: "⪇",
	lneq: "⪇",
	lneqq: "≨",
	lnsim: "⋦",
	loang: "⟬",
	loarr: "⇽",
	lobrk: "⟦",
	longleftarrow: "⟵",
	longleftrightarrow: "⟷",
	longmapsto: "⟼",
	longrightarrow: "⟶",
	looparrowleft: "↫",
	looparrowright: "↬",
	lopar: "⦅",
	lopf: "𝕝",
	loplus: "⨭",
	lotimes: "⨴",
	lowast: "∗",
	lowbar: "_",
	loz: "◊",
	lozenge: "◊",
	lozf: "⧫",
	lpar: "(",
	lparlt: "⦓",
	lrarr: "⇆",
	lrcorner: "⌟",
	lrhar: "⇋",
	lrhard: "⥭",
	lrm: "‎",
	lrtri: "⊿",
	lsaquo: "‹",
	lscr: "𝓁",
	lsh: "↰",
	lsim: "≲",
	lsime: "⪍",
	lsimg: "⪏",
	lsqb: "[",
	lsquo: "‘",
	lsquor: "‚",
	lstrok: "ł",
	lt: "<",
	ltcc: "⪦",
	ltcir: "⩹",
	ltdot: "⋖",
	lthree: "⋋",
	ltimes: "⋉",
	ltlarr: "⥶",
	ltquest: "⩻",
	ltrPar: "⦖",
	ltri: "◃",
	ltrie: "⊴",
	ltrif: "◂",
	lurdshar: "⥊",
	luruhar: "⥦",
	lvertneqq: "≨︀",
	lvnE: "≨︀",
	mDDot: "∺",
	macr: "¯",
	male: "♂",
	malt: "✠",
	maltese: "✠",
	map: "↦",
	mapsto: "↦",
	mapstodown: "↧",
	mapstoleft: "↤",
	mapstoup: "↥",
	marker: "▮",
	mcomma: "⨩",
	mcy: "м",
	mdash: "—",
	measuredangle: "∡",
	mfr: "𝔪",
	mho: "℧",
	micro: "µ",
	mid: "∣",
	midast: "*",
	midcir: "⫰",
	middot: "·",
	minus: "−",
	minusb: "⊟",
	minusd: "∸",
	minusdu: "⨪",
	mlcp: "⫛",
	mldr: "…",
	mnplus: "∓",
	models: "⊧",
	mopf: "𝕞",
	mp: "∓",
	mscr: "𝓂",
	mstpos: "∾",
	mu: "μ",
	multimap: "⊸",
	mumap: "⊸",
	nGg: "⋙̸",
	nGt: "≫⃒",
	nGtv: "≫̸",
	nLeftarrow: "⇍",
	nLeftrightarrow: "⇎",
	nLl: "⋘̸",
	nLt: "≪⃒",
	nLtv: "≪̸",
	nRightarrow: "⇏",
	nVDash: "⊯",
	nVdash: "⊮",
	nabla: "∇",
	nacute: "ń",
	nang: "∠⃒",
	nap: "≉",
	napE: "⩰̸",
	napid: "≋̸",
	napos: "ŉ",
	napprox: "≉",
	natur: "♮",
	natural: "♮",
	naturals: "ℕ",
	nbsp: "\xA0",
	nbump: "≎̸",
	nbumpe: "≏̸",
	ncap: "⩃",
	ncaron: "ň",
	ncedil: "ņ",
	ncong: "≇",
	ncongdot: "⩭̸",
	ncup: "⩂",
	ncy: "н",
	ndash: "–",
	ne: "≠",
	neArr: "⇗",
	nearhk: "⤤",
	nearr: "↗",
	nearrow: "↗",
	nedot: "≐̸",
	nequiv: "≢",
	nesear: "⤨",
	nesim: "≂̸",
	nexist: "∄",
	nexists: "∄",
	nfr: "𝔫",
	ngE: "≧̸",
	nge: "≱",
	ngeq: "≱",
	ngeqq: "≧̸",
	ngeqslant: "⩾̸",
	nges: "⩾̸",
	ngsim: "≵",
	ngt: "≯",
	ngtr: "≯",
	nhArr: "⇎",
	nharr: "↮",
	nhpar: "⫲",
	ni: "∋",
	nis: "⋼",
	nisd: "⋺",
	niv: "∋",
	njcy: "њ",
	nlArr: "⇍",
	nlE: "≦̸",
	nlarr: "↚",
	nldr: "‥",
	nle: "≰",
	nleftarrow: "↚",
	nleftrightarrow: "↮",
	nleq: "≰",
	nleqq: "≦̸",
	nleqslant: "⩽̸",
	nles: "⩽̸",
	nless: "≮",
	nlsim: "≴",
	nlt: "≮",
	nltri: "⋪",
	nltrie: "⋬",
	nmid: "∤",
	nopf: "𝕟",
	not: "¬",
	notin: "∉",
	notinE: "⋹̸",
	notindot: "⋵̸",
	notinva: "∉",
	notinvb: "⋷",
	notinvc: "⋶",
	notni: "∌",
	notniva: "∌",
	notnivb: "⋾",
	notnivc: "⋽",
	npar: "∦",
	nparallel: "∦",
	nparsl: "⫽⃥",
	npart: "∂̸",
	npolint: "⨔",
	npr: "⊀",
	nprcue: "⋠",
	npre: "⪯̸",
	nprec: "⊀",
	npreceq: "⪯̸",
	nrArr: "⇏",
	nrarr: "↛",
	nrarrc: "⤳̸",
	nrarrw: "↝̸",
	nrightarrow: "↛",
	nrtri: "⋫",
	nrtrie: "⋭",
	nsc: "⊁",
	nsccue: "⋡",
	nsce: "⪰̸",
	nscr: "𝓃",
	nshortmid: "∤",
	nshortparallel: "∦",
	nsim: "≁",
	nsime: "≄",
	nsimeq: "≄",
	nsmid: "∤",
	nspar: "∦",
	nsqsube: "⋢",
	nsqsupe: "⋣",
	nsub: "⊄",
	nsubE: "⫅̸",
	nsube: "⊈",
	nsubset: "⊂⃒",
	nsubseteq: "⊈",
	nsubseteqq: "⫅̸",
	nsucc: "⊁",
	nsucceq: "⪰̸",
	nsup: "⊅",
	nsupE: "⫆̸",
	nsupe: "⊉",
	nsupset: "⊃⃒",
	nsupseteq: "⊉",
	nsupseteqq: "⫆̸",
	ntgl: "≹",
	ntilde: "ñ",
	ntlg: "≸",
	ntriangleleft: "⋪",
	ntrianglelefteq: "⋬",
	ntriangleright: "⋫",
	ntrianglerighteq: "⋭",
	nu: "ν",
	num: "#",
	numero: "№",
	numsp: " ",
	nvDash: "⊭",
	nvHarr: "⤄",
	nvap: "≍⃒",
	nvdash: "⊬",
	nvge: "≥⃒",
	nvgt: ">⃒",
	nvinfin: "⧞",
	nvlArr: "⤂",
	nvle: "≤⃒",
	nvlt: "<⃒",
	nvltrie: "⊴⃒",
	nvrArr: "⤃",
	nvrtrie: "⊵⃒",
	nvsim: "∼⃒",
	nwArr: "⇖",
	nwarhk: "⤣",
	nwarr: "↖",
	nwarrow: "↖",
	nwnear: "⤧",
	oS: "Ⓢ",
	oacute: "ó",
	oast: "⊛",
	ocir: "⊚",
	ocirc: "ô",
	ocy: "о",
	odash: "⊝",
	odblac: "ő",
	odiv: "⨸",
	odot: "⊙",
	odsold: "⦼",
	oelig: "œ",
	ofcir: "⦿",
	ofr: "𝔬",
	ogon: "˛",
	ograve: "ò",
	ogt: "⧁",
	ohbar: "⦵",
	ohm: "Ω",
	oint: "∮",
	olarr: "↺",
	olcir: "⦾",
	olcross: "⦻",
	oline: "‾",
	olt: "⧀",
	omacr: "ō",
	omega: "ω",
	omicron: "ο",
	omid: "⦶",
	ominus: "⊖",
	oopf: "𝕠",
	opar: "⦷",
	operp: "⦹",
	oplus: "⊕",
	or: "∨",
	orarr: "↻",
	ord: "⩝",
	order: "ℴ",
	orderof: "ℴ",
	ordf: "ª",
	ordm: "º",
	origof: "⊶",
	oror: "⩖",
	orslope: "⩗",
	orv: "⩛",
	oscr: "ℴ",
	oslash: "ø",
	osol: "⊘",
	otilde: "õ",
	otimes: "⊗",
	otimesas: "⨶",
	ouml: "ö",
	ovbar: "⌽",
	par: "∥",
	para: "¶",
	parallel: "∥",
	parsim: "⫳",
	parsl: "⫽",
	part: "∂",
	pcy: "п",
	percnt: "%",
	period: ".",
	permil: "‰",
	perp: "⊥",
	pertenk: "‱",
	pfr: "𝔭",
	phi: "φ",
	phiv: "ϕ",
	phmmat: "ℳ",
	phone: "☎",
	pi: "π",
	pitchfork: "⋔",
	piv: "ϖ",
	planck: "ℏ",
	planckh: "ℎ",
	plankv: "ℏ",
	plus: "+",
	plusacir: "⨣",
	plusb: "⊞",
	pluscir: "⨢",
	plusdo: "∔",
	plusdu: "⨥",
	pluse: "⩲",
	plusmn: "±",
	plussim: "⨦",
	plustwo: "⨧",
	pm: "±",
	pointint: "⨕",
	popf: "𝕡",
	pound: "£",
	pr: "≺",
	prE: "⪳",
	prap: "⪷",
	prcue: "≼",
	pre: "⪯",
	prec: "≺",
	precapprox: "⪷",
	preccurlyeq: "≼",
	preceq: "⪯",
	precnapprox: "⪹",
	precneqq: "⪵",
	precnsim: "⋨",
	precsim: "≾",
	prime: "′",
	primes: "ℙ",
	prnE: "⪵",
	prnap: "⪹",
	prnsim: "⋨",
	prod: "∏",
	profalar: "⌮",
	profline: "⌒",
	profsurf: "⌓",
	prop: "∝",
	propto: "∝",
	prsim: "≾",
	prurel: "⊰",
	pscr: "𝓅",
	psi: "ψ",
	puncsp: " ",
	qfr: "𝔮",
	qint: "⨌",
	qopf: "𝕢",
	qprime: "⁗",
	qscr: "𝓆",
	quaternions: "ℍ",
	quatint: "⨖",
	quest: "?",
	questeq: "≟",
	quot: "\"",
	rAarr: "⇛",
	rArr: "⇒",
	rAtail: "⤜",
	rBarr: "⤏",
	rHar: "⥤",
	race: "∽̱",
	racute: "ŕ",
	radic: "√",
	raemptyv: "⦳",
	rang: "⟩",
	rangd: "⦒",
	range: "⦥",
	rangle: "⟩",
	raquo: "»",
	rarr: "→",
	rarrap: "⥵",
	rarrb: "⇥",
	rarrbfs: "⤠",
	rarrc: "⤳",
	rarrfs: "⤞",
	rarrhk: "↪",
	rarrlp: "↬",
	rarrpl: "⥅",
	rarrsim: "⥴",
	rarrtl: "↣",
	rarrw: "↝",
	ratail: "⤚",
	ratio: "∶",
	rationals: "ℚ",
	rbarr: "⤍",
	rbbrk: "❳",
	rbrace: "}",
	rbrack: "]",
	rbrke: "⦌",
	rbrksld: "⦎",
	rbrkslu: "⦐",
	rcaron: "ř",
	rcedil: "ŗ",
	rceil: "⌉",
	rcub: "}",
	rcy: "р",
	rdca: "⤷",
	rdldhar: "⥩",
	rdquo: "”",
	rdquor: "”",
	rdsh: "↳",
	real: "ℜ",
	realine: "ℛ",
	realpart: "ℜ",
	reals: "ℝ",
	rect: "▭",
	reg: "®",
	rfisht: "⥽",
	rfloor: "⌋",
	rfr: "𝔯",
	rhard: "⇁",
	rharu: "⇀",
	rharul: "⥬",
	rho: "ρ",
	rhov: "ϱ",
	rightarrow: "→",
	rightarrowtail: "↣",
	rightharpoondown: "⇁",
	rightharpoonup: "⇀",
	rightleftarrows: "⇄",
	rightleftharpoons: "⇌",
	rightrightarrows: "⇉",
	rightsquigarrow: "↝",
	rightthreetimes: "⋌",
	ring: "˚",
	risingdotseq: "≓",
	rlarr: "⇄",
	rlhar: "⇌",
	rlm: "‏",
	rmoust: "⎱",
	rmoustache: "⎱",
	rnmid: "⫮",
	roang: "⟭",
	roarr: "⇾",
	robrk: "⟧",
	ropar: "⦆",
	ropf: "𝕣",
	roplus: "⨮",
	rotimes: "⨵",
	rpar: ")",
	rpargt: "⦔",
	rppolint: "⨒",
	rrarr: "⇉",
	rsaquo: "›",
	rscr: "𝓇",
	rsh: "↱",
	rsqb: "]",
	rsquo: "’",
	rsquor: "’",
	rthree: "⋌",
	rtimes: "⋊",
	rtri: "▹",
	rtrie: "⊵",
	rtrif: "▸",
	rtriltri: "⧎",
	ruluhar: "⥨",
	rx: "℞",
	sacute: "ś",
	sbquo: "‚",
	sc: "≻",
	scE: "⪴",
	scap: "⪸",
	scaron: "š",
	sccue: "≽",
	sce: "⪰",
	scedil: "ş",
	scirc: "ŝ",
	scnE: "⪶",
	scnap: "⪺",
	scnsim: "⋩",
	scpolint: "⨓",
	scsim: "≿",
	scy: "с",
	sdot: "⋅",
	sdotb: "⊡",
	sdote: "⩦",
	seArr: "⇘",
	searhk: "⤥",
	searr: "↘",
	searrow: "↘",
	sect: "§",
	semi: ";",
	seswar: "⤩",
	setminus: "∖",
	setmn: "∖",
	sext: "✶",
	sfr: "𝔰",
	sfrown: "⌢",
	sharp: "♯",
	shchcy: "щ",
	shcy: "ш",
	shortmid: "∣",
	shortparallel: "∥",
	shy: "­",
	sigma: "σ",
	sigmaf: "ς",
	sigmav: "ς",
	sim: "∼",
	simdot: "⩪",
	sime: "≃",
	simeq: "≃",
	simg: "⪞",
	simgE: "⪠",
	siml: "⪝",
	simlE: "⪟",
	simne: "≆",
	simplus: "⨤",
	simrarr: "⥲",
	slarr: "←",
	smallsetminus: "∖",
	smashp: "⨳",
	smeparsl: "⧤",
	smid: "∣",
	smile: "⌣",
	smt: "⪪",
	smte: "⪬",
	smtes: "⪬︀",
	softcy: "ь",
	sol: "/",
	solb: "⧄",
	solbar: "⌿",
	sopf: "𝕤",
	spades: "♠",
	spadesuit: "♠",
	spar: "∥",
	sqcap: "⊓",
	sqcaps: "⊓︀",
	sqcup: "⊔",
	sqcups: "⊔︀",
	sqsub: "⊏",
	sqsube: "⊑",
	sqsubset: "⊏",
	sqsubseteq: "⊑",
	sqsup: "⊐",
	sqsupe: "⊒",
	sqsupset: "⊐",
	sqsupseteq: "⊒",
	squ: "□",
	square: "□",
	squarf: "▪",
	squf: "▪",
	srarr: "→",
	sscr: "𝓈",
	ssetmn: "∖",
	ssmile: "⌣",
	sstarf: "⋆",
	star: "☆",
	starf: "★",
	straightepsilon: "ϵ",
	straightphi: "ϕ",
	strns: "¯",
	sub: "⊂",
	subE: "⫅",
	subdot: "⪽",
	sube: "⊆",
	subedot: "⫃",
	submult: "⫁",
	subnE: "⫋",
	subne: "⊊",
	subplus: "⪿",
	subrarr: "⥹",
	subset: "⊂",
	subseteq: "⊆",
	subseteqq: "⫅",
	subsetneq: "⊊",
	subsetneqq: "⫋",
	subsim: "⫇",
	subsub: "⫕",
	subsup: "⫓",
	succ: "≻",
	succapprox: "⪸",
	succcurlyeq: "≽",
	succeq: "⪰",
	succnapprox: "⪺",
	succneqq: "⪶",
	succnsim: "⋩",
	succsim: "≿",
	sum: "∑",
	sung: "♪",
	sup1: "¹",
	sup2: "²",
	sup3: "³",
	sup: "⊃",
	supE: "⫆",
	supdot: "⪾",
	supdsub: "⫘",
	supe: "⊇",
	supedot: "⫄",
	suphsol: "⟉",
	suphsub: "⫗",
	suplarr: "⥻",
	supmult: "⫂",
	supnE: "⫌",
	supne: "⊋",
	supplus: "⫀",
	supset: "⊃",
	supseteq: "⊇",
	supseteqq: "⫆",
	supsetneq: "⊋",
	supsetneqq: "⫌",
	supsim: "⫈",
	supsub: "⫔",
	supsup: "⫖",
	swArr: "⇙",
	swarhk: "⤦",
	swarr: "↙",
	swarrow: "↙",
	swnwar: "⤪",
	szlig: "ß",
	target: "⌖",
	tau: "τ",
	tbrk: "⎴",
	tcaron: "ť",
	tcedil: "ţ",
	tcy: "т",
	tdot: "⃛",
	telrec: "⌕",
	tfr: "𝔱",
	there4: "∴",
	therefore: "∴",
	theta: "θ",
	thetasym: "ϑ",
	thetav: "ϑ",
	thickapprox: "≈",
	thicksim: "∼",
	thinsp: " ",
	thkap: "≈",
	thksim: "∼",
	thorn: "þ",
	tilde: "˜",
	times: "×",
	timesb: "⊠",
	timesbar: "⨱",
	timesd: "⨰",
	tint: "∭",
	toea: "⤨",
	top: "⊤",
	topbot: "⌶",
	topcir: "⫱",
	topf: "𝕥",
	topfork: "⫚",
	tosa: "⤩",
	tprime: "‴",
	trade: "™",
	triangle: "▵",
	triangledown: "▿",
	triangleleft: "◃",
	trianglelefteq: "⊴",
	triangleq: "≜",
	triangleright: "▹",
	trianglerighteq: "⊵",
	tridot: "◬",
	trie: "≜",
	triminus: "⨺",
	triplus: "⨹",
	trisb: "⧍",
	tritime: "⨻",
	trpezium: "⏢",
	tscr: "𝓉",
	tscy: "ц",
	tshcy: "ћ",
	tstrok: "ŧ",
	twixt: "≬",
	twoheadleftarrow: "↞",
	twoheadrightarrow: "↠",
	uArr: "⇑",
	uHar: "⥣",
	uacute: "ú",
	uarr: "↑",
	ubrcy: "ў",
	ubreve: "ŭ",
	ucirc: "û",
	ucy: "у",
	udarr: "⇅",
	udblac: "ű",
	udhar: "⥮",
	ufisht: "⥾",
	ufr: "𝔲",
	ugrave: "ù",
	uharl: "↿",
	uharr: "↾",
	uhblk: "▀",
	ulcorn: "⌜",
	ulcorner: "⌜",
	ulcrop: "⌏",
	ultri: "◸",
	umacr: "ū",
	uml: "¨",
	uogon: "ų",
	uopf: "𝕦",
	uparrow: "↑",
	updownarrow: "↕",
	upharpoonleft: "↿",
	upharpoonright: "↾",
	uplus: "⊎",
	upsi: "υ",
	upsih: "ϒ",
	upsilon: "υ",
	upuparrows: "⇈",
	urcorn: "⌝",
	urcorner: "⌝",
	urcrop: "⌎",
	uring: "ů",
	urtri: "◹",
	uscr: "𝓊",
	utdot: "⋰",
	utilde: "ũ",
	utri: "▵",
	utrif: "▴",
	uuarr: "⇈",
	uuml: "ü",
	uwangle: "⦧",
	vArr: "⇕",
	vBar: "⫨",
	vBarv: "⫩",
	vDash: "⊨",
	vangrt: "⦜",
	varepsilon: "ϵ",
	varkappa: "ϰ",
	varnothing: "∅",
	varphi: "ϕ",
	varpi: "ϖ",
	varpropto: "∝",
	varr: "↕",
	varrho: "ϱ",
	varsigma: "ς",
	varsubsetneq: "⊊︀",
	varsubsetneqq: "⫋︀",
	varsupsetneq: "⊋︀",
	varsupsetneqq: "⫌︀",
	vartheta: "ϑ",
	vartriangleleft: "⊲",
	vartriangleright: "⊳",
	vcy: "в",
	vdash: "⊢",
	vee: "∨",
	veebar: "⊻",
	veeeq: "≚",
	vellip: "⋮",
	verbar: "|",
	vert: "|",
	vfr: "𝔳",
	vltri: "⊲",
	vnsub: "⊂⃒",
	vnsup: "⊃⃒",
	vopf: "𝕧",
	vprop: "∝",
	vrtri: "⊳",
	vscr: "𝓋",
	vsubnE: "⫋︀",
	vsubne: "⊊︀",
	vsupnE: "⫌︀",
	vsupne: "⊋︀",
	vzigzag: "⦚",
	wcirc: "ŵ",
	wedbar: "⩟",
	wedge: "∧",
	wedgeq: "≙",
	weierp: "℘",
	wfr: "𝔴",
	wopf: "𝕨",
	wp: "℘",
	wr: "≀",
	wreath: "≀",
	wscr: "𝓌",
	xcap: "⋂",
	xcirc: "◯",
	xcup: "⋃",
	xdtri: "▽",
	xfr: "𝔵",
	xhArr: "⟺",
	xharr: "⟷",
	xi: "ξ",
	xlArr: "⟸",
	xlarr: "⟵",
	xmap: "⟼",
	xnis: "⋻",
	xodot: "⨀",
	xopf: "𝕩",
	xoplus: "⨁",
	xotime: "⨂",
	xrArr: "⟹",
	xrarr: "⟶",
	xscr: "𝓍",
	xsqcup: "⨆",
	xuplus: "⨄",
	xutri: "△",
	xvee: "⋁",
	xwedge: "⋀",
	yacute: "ý",
	yacy: "я",
	ycirc: "ŷ",
	ycy: "ы",
	yen: "¥",
	yfr: "𝔶",
	yicy: "ї",
	yopf: "𝕪",
	yscr: "𝓎",
	yucy: "ю",
	yuml: "ÿ",
	zacute: "ź",
	zcaron: "ž",
	zcy: "з",
	zdot: "ż",
	zeetrf: "ℨ",
	zeta: "ζ",
	zfr: "𝔷",
	zhcy: "ж",
	zigrarr: "⇝",
	zopf: "𝕫",
	zscr: "𝓏",
	zwj: "‍",
	zwnj: "‌"
};

// node_modules/decode-named-character-reference/index.js
const own$1 = {}.hasOwnProperty;
function decodeNamedCharacterReference(value) {
	return own$1.call(characterEntities, value) ? characterEntities[value] : false;
}

// node_modules/micromark-util-chunked/index.js
function splice(list, start, remove, items) {
	const end = list.length;
	let chunkStart = 0;
	let parameters;
	if (start < 0) start = -start > end ? 0 : end + start;
	else start = start > end ? end : start;
	remove = remove > 0 ? remove : 0;
	if (items.length < 1e4) {
		parameters = Array.from(items);
		parameters.unshift(start, remove);
		list.splice(...parameters);
	} else {
		if (remove) list.splice(start, remove);
		while (chunkStart < items.length) {
			parameters = items.slice(chunkStart, chunkStart + 1e4);
			parameters.unshift(start, 0);
			list.splice(...parameters);
			chunkStart += 1e4;
			start += 1e4;
		}
	}
}
function push(list, items) {
	if (list.length > 0) {
		splice(list, list.length, 0, items);
		return list;
	}
	return items;
}

// node_modules/micromark-util-combine-extensions/index.js
const hasOwnProperty = {}.hasOwnProperty;
function combineExtensions(extensions) {
	const all = {};
	let index = -1;
	while (++index < extensions.length) syntaxExtension(all, extensions[index]);
	return all;
}
function syntaxExtension(all, extension) {
	let hook;
	for (hook in extension) {
		const left = (hasOwnProperty.call(all, hook) ? all[hook] : void 0) || (all[hook] = {});
		const right = extension[hook];
		let code;
		if (right) for (code in right) {
			if (!hasOwnProperty.call(left, code)) left[code] = [];
			const value = right[code];
			constructs(left[code], Array.isArray(value) ? value : value ? [value] : []);
		}
	}
}
function constructs(existing, list) {
	let index = -1;
	const before = [];
	while (++index < list.length) (list[index].add === "after" ? existing : before).push(list[index]);
	splice(existing, 0, 0, before);
}

// node_modules/micromark-util-decode-numeric-character-reference/index.js
function decodeNumericCharacterReference(value, base) {
	const code = Number.parseInt(value, base);
	if (code < 9 || code === 11 || code > 13 && code < 32 || code > 126 && code < 160 || code > 55295 && code < 57344 || code > 64975 && code < 65008 || (code & 65535) === 65535 || (code & 65535) === 65534 || code > 1114111) return "�";
	return String.fromCodePoint(code);
}

// node_modules/micromark-util-normalize-identifier/index.js
function normalizeIdentifier(value) {
	return value.replace(/[\t\n\r ]+/g, " ").replace(/^ | $/g, "").toLowerCase().toUpperCase();
}

// node_modules/micromark-util-character/index.js
const asciiAlpha = regexCheck(/[A-Za-z]/);
const asciiAlphanumeric = regexCheck(/[\dA-Za-z]/);
const asciiAtext = regexCheck(/[#-'*+\--9=?A-Z^-~]/);
function asciiControl(code) {
	return code !== null && (code < 32 || code === 127);
}
const asciiDigit = regexCheck(/\d/);
const asciiHexDigit = regexCheck(/[\dA-Fa-f]/);
const asciiPunctuation = regexCheck(/[!-/:-@[-`{-~]/);
function markdownLineEnding(code) {
	return code !== null && code < -2;
}
function markdownLineEndingOrSpace(code) {
	return code !== null && (code < 0 || code === 32);
}
function markdownSpace(code) {
	return code === -2 || code === -1 || code === 32;
}
const unicodePunctuation = regexCheck(/\p{P}|\p{S}/u);
const unicodeWhitespace = regexCheck(/\s/);
function regexCheck(regex) {
	return check;
	function check(code) {
		return code !== null && code > -1 && regex.test(String.fromCharCode(code));
	}
}

// node_modules/micromark-factory-space/index.js
function factorySpace(effects, ok, type, max) {
	const limit = max ? max - 1 : Infinity;
	let size = 0;
	return start;
	function start(code) {
		if (markdownSpace(code)) {
			effects.enter(type);
			return prefix(code);
		}
		return ok(code);
	}
	function prefix(code) {
		if (markdownSpace(code) && size++ < limit) {
			effects.consume(code);
			return prefix;
		}
		effects.exit(type);
		return ok(code);
	}
}
function factorySpaceMinMax(effects, ok, nok, type, min, max) {
	let size = 0;
	return start;
	function start(code) {
		if (max > 0 && markdownSpace(code)) {
			effects.enter(type);
			return prefix(code);
		}
		return after(code);
	}
	function prefix(code) {
		if (markdownSpace(code) && size < max) {
			effects.consume(code);
			size++;
			return prefix;
		}
		effects.exit(type);
		return after(code);
	}
	function after(code) {
		return size >= min ? ok(code) : nok(code);
	}
}

// node_modules/micromark/lib/initialize/content.js
const content$1 = { tokenize: initializeContent };
function initializeContent(effects) {
	const contentStart = effects.attempt(this.parser.constructs.contentInitial, afterContentStartConstruct, paragraphInitial);
	let previous;
	return contentStart;
	function afterContentStartConstruct(code) {
		if (code === null) {
			effects.consume(code);
			return;
		}
		effects.enter("lineEnding");
		effects.consume(code);
		effects.exit("lineEnding");
		return factorySpace(effects, contentStart, "linePrefix");
	}
	function paragraphInitial(code) {
		effects.enter("paragraph");
		return lineStart(code);
	}
	function lineStart(code) {
		const token = effects.enter("chunkText", {
			contentType: "text",
			previous
		});
		if (previous) previous.next = token;
		previous = token;
		return data(code);
	}
	function data(code) {
		if (code === null) {
			effects.exit("chunkText");
			effects.exit("paragraph");
			effects.consume(code);
			return;
		}
		if (markdownLineEnding(code)) {
			effects.consume(code);
			effects.exit("chunkText");
			return lineStart;
		}
		effects.consume(code);
		return data;
	}
}

// node_modules/micromark-util-edit-map/index.js
var EditMap = class {
	constructor() {
		this.index = /* @__PURE__ */ new Map();
		this.map = [];
	}
	add(index, remove, add) {
		addImplementation(this, index, remove, add, false);
	}
	addBefore(index, remove, add) {
		addImplementation(this, index, remove, add, true);
	}
	consume(events) {
		this.map.sort(function(a, b) {
			return a[0] - b[0];
		});
		if (this.map.length === 0) return;
		let index = this.map.length;
		const vecs = [];
		while (index > 0) {
			index -= 1;
			vecs.push(events.slice(this.map[index][0] + this.map[index][1]), this.map[index][2]);
			events.length = this.map[index][0];
		}
		vecs.push(events.slice());
		events.length = 0;
		let slice = vecs.pop();
		while (slice) {
			for (const element of slice) events.push(element);
			slice = vecs.pop();
		}
		this.map.length = 0;
		this.index.clear();
	}
};
function addImplementation(editMap, at, remove, add, before) {
	if (remove === 0 && add.length === 0) return;
	const existing = editMap.index.get(at);
	if (existing) {
		existing[1] += remove;
		if (before) {
			add.push(...existing[2]);
			existing[2] = add;
		} else existing[2].push(...add);
		return;
	}
	const change = [
		at,
		remove,
		add
	];
	editMap.map.push(change);
	editMap.index.set(at, change);
}

// node_modules/micromark/lib/initialize/document.js
const document$1 = { tokenize: initializeDocument };
const containerConstruct = { tokenize: tokenizeContainer };
function initializeDocument(effects) {
	const self = this;
	const stack = [];
	let continued = 0;
	let childFlow;
	let childToken;
	let lineStartOffset;
	return start;
	function start(code) {
		if (continued < stack.length) {
			const item = stack[continued];
			self.containerState = item[1];
			return effects.attempt(item[0].continuation, documentContinue, checkNewContainers)(code);
		}
		return checkNewContainers(code);
	}
	function documentContinue(code) {
		continued++;
		if (self.containerState._closeFlow) {
			self.containerState._closeFlow = void 0;
			if (childFlow) closeFlow();
			const indexBeforeExits = self.events.length;
			let indexBeforeFlow = indexBeforeExits;
			let point;
			while (indexBeforeFlow--) if (self.events[indexBeforeFlow][0] === "exit" && self.events[indexBeforeFlow][1].type === "chunkFlow") {
				point = self.events[indexBeforeFlow][1].end;
				break;
			}
			exitContainers(continued);
			let index = indexBeforeExits;
			while (index < self.events.length) {
				self.events[index][1].end = { ...point };
				index++;
			}
			const editMap = new EditMap();
			editMap.add(indexBeforeFlow + 1, 0, self.events.slice(indexBeforeExits));
			editMap.add(indexBeforeExits, index - indexBeforeExits, []);
			editMap.consume(self.events);
			return checkNewContainers(code);
		}
		return start(code);
	}
	function checkNewContainers(code) {
		if (continued === stack.length) {
			if (!childFlow) return documentContinued(code);
			if (childFlow.currentConstruct && childFlow.currentConstruct.concrete) return flowStart(code);
			self.interrupt = Boolean(childFlow.currentConstruct && !childFlow._gfmTableDynamicInterruptHack);
		}
		self.containerState = {};
		return effects.check(containerConstruct, thereIsANewContainer, thereIsNoNewContainer)(code);
	}
	function thereIsANewContainer(code) {
		if (childFlow) closeFlow();
		exitContainers(continued);
		return documentContinued(code);
	}
	function thereIsNoNewContainer(code) {
		self.parser.lazy[self.now().line] = continued !== stack.length;
		lineStartOffset = self.now().offset;
		return flowStart(code);
	}
	function documentContinued(code) {
		self.containerState = {};
		return effects.attempt(containerConstruct, containerContinue, flowStart)(code);
	}
	function containerContinue(code) {
		continued++;
		stack.push([self.currentConstruct, self.containerState]);
		return documentContinued(code);
	}
	function flowStart(code) {
		if (code === null) {
			if (childFlow) closeFlow();
			exitContainers(0);
			effects.consume(code);
			return;
		}
		childFlow = childFlow || self.parser.flow(self.now());
		effects.enter("chunkFlow", {
			_tokenizer: childFlow,
			contentType: "flow",
			previous: childToken
		});
		return flowContinue(code);
	}
	function flowContinue(code) {
		if (code === null) {
			writeToChild(effects.exit("chunkFlow"), true);
			exitContainers(0);
			effects.consume(code);
			return;
		}
		if (markdownLineEnding(code)) {
			effects.consume(code);
			writeToChild(effects.exit("chunkFlow"));
			continued = 0;
			self.interrupt = void 0;
			return start;
		}
		effects.consume(code);
		return flowContinue;
	}
	function writeToChild(token, endOfFile) {
		const stream = self.sliceStream(token);
		if (endOfFile) stream.push(null);
		token.previous = childToken;
		if (childToken) childToken.next = token;
		childToken = token;
		childFlow.defineSkip(token.start);
		childFlow.write(stream);
		if (self.parser.lazy[token.start.line]) {
			let index = childFlow.events.length;
			while (index--) if (childFlow.events[index][1].start.offset < lineStartOffset && (!childFlow.events[index][1].end || childFlow.events[index][1].end.offset > lineStartOffset)) return;
			const indexBeforeExits = self.events.length;
			let indexBeforeFlow = indexBeforeExits;
			let seen;
			let point;
			while (indexBeforeFlow--) if (self.events[indexBeforeFlow][0] === "exit" && self.events[indexBeforeFlow][1].type === "chunkFlow") {
				if (seen) {
					point = self.events[indexBeforeFlow][1].end;
					break;
				}
				seen = true;
			}
			exitContainers(continued);
			index = indexBeforeExits;
			while (index < self.events.length) {
				self.events[index][1].end = { ...point };
				index++;
			}
			const editMap = new EditMap();
			editMap.add(indexBeforeFlow + 1, 0, self.events.slice(indexBeforeExits));
			editMap.add(indexBeforeExits, index - indexBeforeExits, []);
			editMap.consume(self.events);
		}
	}
	function exitContainers(size) {
		let index = stack.length;
		while (index-- > size) {
			const entry = stack[index];
			self.containerState = entry[1];
			entry[0].exit.call(self, effects);
		}
		stack.length = size;
	}
	function closeFlow() {
		childFlow.write([null]);
		childToken = void 0;
		childFlow = void 0;
		self.containerState._closeFlow = void 0;
	}
}
function tokenizeContainer(effects, ok, nok) {
	return factorySpace(effects, effects.attempt(this.parser.constructs.document, ok, nok), "linePrefix", this.parser.constructs.disable.null.includes("codeIndented") ? void 0 : 4);
}

// node_modules/micromark-util-classify-character/index.js
function classifyCharacter(code) {
	if (code === null || markdownLineEndingOrSpace(code) || unicodeWhitespace(code)) return 1;
	if (unicodePunctuation(code)) return 2;
}

// node_modules/micromark-util-resolve-all/index.js
function resolveAll(constructs, events, context) {
	const called = [];
	let index = -1;
	while (++index < constructs.length) {
		const resolve = constructs[index].resolveAll;
		if (resolve && !called.includes(resolve)) {
			events = resolve(events, context);
			called.push(resolve);
		}
	}
	return events;
}

// node_modules/micromark-core-commonmark/lib/attention.js
const attention = {
	name: "attention",
	resolveAll: resolveAllAttention,
	tokenize: tokenizeAttention
};
function resolveAllAttention(events, context) {
	let index = -1;
	let nextEvents;
	while (++index < events.length) if (events[index][0] === "enter" && events[index][1].type === "attentionSequence" && events[index][1]._close) {
		let open = index;
		while (open--) if (events[open][0] === "exit" && events[open][1].type === "attentionSequence" && events[open][1]._open && context.sliceSerialize(events[open][1]).charCodeAt(0) === context.sliceSerialize(events[index][1]).charCodeAt(0)) {
			if ((events[open][1]._close || events[index][1]._open) && (events[index][1].end.offset - events[index][1].start.offset) % 3 && !((events[open][1].end.offset - events[open][1].start.offset + events[index][1].end.offset - events[index][1].start.offset) % 3)) continue;
			const use = events[open][1].end.offset - events[open][1].start.offset > 1 && events[index][1].end.offset - events[index][1].start.offset > 1 ? 2 : 1;
			const start = { ...events[open][1].end };
			const end = { ...events[index][1].start };
			movePoint(start, -use);
			movePoint(end, use);
			const openingSequence = {
				type: use > 1 ? "strongSequence" : "emphasisSequence",
				start,
				end: { ...events[open][1].end }
			};
			const closingSequence = {
				type: use > 1 ? "strongSequence" : "emphasisSequence",
				start: { ...events[index][1].start },
				end
			};
			const text = {
				type: use > 1 ? "strongText" : "emphasisText",
				start: { ...events[open][1].end },
				end: { ...events[index][1].start }
			};
			const group = {
				type: use > 1 ? "strong" : "emphasis",
				start: { ...openingSequence.start },
				end: { ...closingSequence.end }
			};
			events[open][1].end = { ...openingSequence.start };
			events[index][1].start = { ...closingSequence.end };
			nextEvents = [];
			if (events[open][1].end.offset - events[open][1].start.offset) nextEvents = push(nextEvents, [[
				"enter",
				events[open][1],
				context
			], [
				"exit",
				events[open][1],
				context
			]]);
			nextEvents = push(nextEvents, [
				[
					"enter",
					group,
					context
				],
				[
					"enter",
					openingSequence,
					context
				],
				[
					"exit",
					openingSequence,
					context
				],
				[
					"enter",
					text,
					context
				]
			]);
			nextEvents = push(nextEvents, resolveAll(context.parser.constructs.insideSpan.null, events.slice(open + 1, index), context));
			nextEvents = push(nextEvents, [
				[
					"exit",
					text,
					context
				],
				[
					"enter",
					closingSequence,
					context
				],
				[
					"exit",
					closingSequence,
					context
				],
				[
					"exit",
					group,
					context
				]
			]);
			let offset = 0;
			if (events[index][1].end.offset - events[index][1].start.offset) {
				offset = 2;
				nextEvents = push(nextEvents, [[
					"enter",
					events[index][1],
					context
				], [
					"exit",
					events[index][1],
					context
				]]);
			}
			splice(events, open - 1, index - open + 3, nextEvents);
			index = open + nextEvents.length - offset - 2;
			break;
		}
	}
	index = -1;
	while (++index < events.length) if (events[index][1].type === "attentionSequence") events[index][1].type = "data";
	return events;
}
function tokenizeAttention(effects, ok) {
	const attentionMarkers = this.parser.constructs.attentionMarkers.null;
	const previous = this.previous;
	const before = classifyCharacter(previous);
	let marker;
	return start;
	function start(code) {
		marker = code;
		effects.enter("attentionSequence");
		return inside(code);
	}
	function inside(code) {
		if (code === marker) {
			effects.consume(code);
			return inside;
		}
		const token = effects.exit("attentionSequence");
		const after = classifyCharacter(code);
		const open = !after || after === 2 && before || attentionMarkers.includes(code) && code !== 42 && code !== 95;
		const close = !before || before === 2 && after || attentionMarkers.includes(previous) && previous !== 42 && previous !== 95;
		token._open = Boolean(marker === 42 ? open : open && (before || !close));
		token._close = Boolean(marker === 42 ? close : close && (after || !open));
		return ok(code);
	}
}
function movePoint(point, offset) {
	point.column += offset;
	point.offset += offset;
	point._bufferIndex += offset;
}

// node_modules/micromark-core-commonmark/lib/autolink.js
const autolink = {
	name: "autolink",
	tokenize: tokenizeAutolink
};
function tokenizeAutolink(effects, ok, nok) {
	let size = 0;
	return start;
	function start(code) {
		effects.enter("autolink");
		effects.enter("autolinkMarker");
		effects.consume(code);
		effects.exit("autolinkMarker");
		effects.enter("autolinkProtocol");
		return open;
	}
	function open(code) {
		if (asciiAlpha(code)) {
			effects.consume(code);
			return schemeOrEmailAtext;
		}
		if (code === 64) return nok(code);
		return emailAtext(code);
	}
	function schemeOrEmailAtext(code) {
		if (code === 43 || code === 45 || code === 46 || asciiAlphanumeric(code)) {
			size = 1;
			return schemeInsideOrEmailAtext(code);
		}
		return emailAtext(code);
	}
	function schemeInsideOrEmailAtext(code) {
		if (code === 58) {
			effects.consume(code);
			size = 0;
			return urlInside;
		}
		if ((code === 43 || code === 45 || code === 46 || asciiAlphanumeric(code)) && size++ < 32) {
			effects.consume(code);
			return schemeInsideOrEmailAtext;
		}
		size = 0;
		return emailAtext(code);
	}
	function urlInside(code) {
		if (code === 62) {
			effects.exit("autolinkProtocol");
			effects.enter("autolinkMarker");
			effects.consume(code);
			effects.exit("autolinkMarker");
			effects.exit("autolink");
			return ok;
		}
		if (code === null || code === 32 || code === 60 || asciiControl(code)) return nok(code);
		effects.consume(code);
		return urlInside;
	}
	function emailAtext(code) {
		if (code === 64) {
			effects.consume(code);
			return emailAtSignOrDot;
		}
		if (asciiAtext(code)) {
			effects.consume(code);
			return emailAtext;
		}
		return nok(code);
	}
	function emailAtSignOrDot(code) {
		return asciiAlphanumeric(code) ? emailLabel(code) : nok(code);
	}
	function emailLabel(code) {
		if (code === 46) {
			effects.consume(code);
			size = 0;
			return emailAtSignOrDot;
		}
		if (code === 62) {
			effects.exit("autolinkProtocol").type = "autolinkEmail";
			effects.enter("autolinkMarker");
			effects.consume(code);
			effects.exit("autolinkMarker");
			effects.exit("autolink");
			return ok;
		}
		return emailValue(code);
	}
	function emailValue(code) {
		if ((code === 45 || asciiAlphanumeric(code)) && size++ < 63) {
			const next = code === 45 ? emailValue : emailLabel;
			effects.consume(code);
			return next;
		}
		return nok(code);
	}
}

// node_modules/micromark-core-commonmark/lib/blank-line.js
const blankLine = {
	partial: true,
	tokenize: tokenizeBlankLine
};
function tokenizeBlankLine(effects, ok, nok) {
	return start;
	function start(code) {
		return markdownSpace(code) ? factorySpace(effects, after, "linePrefix")(code) : after(code);
	}
	function after(code) {
		return code === null || markdownLineEnding(code) ? ok(code) : nok(code);
	}
}

// node_modules/micromark-core-commonmark/lib/block-quote.js
const blockQuote = {
	continuation: { tokenize: tokenizeBlockQuoteContinuation },
	exit,
	name: "blockQuote",
	tokenize: tokenizeBlockQuoteStart
};
function tokenizeBlockQuoteStart(effects, ok, nok) {
	const self = this;
	return start;
	function start(code) {
		if (code === 62) {
			const state = self.containerState;
			if (!state.open) {
				effects.enter("blockQuote", { _container: true });
				state.open = true;
			}
			effects.enter("blockQuotePrefix");
			effects.enter("blockQuoteMarker");
			effects.consume(code);
			effects.exit("blockQuoteMarker");
			return after;
		}
		return nok(code);
	}
	function after(code) {
		if (markdownSpace(code)) {
			effects.enter("blockQuotePrefixWhitespace");
			effects.consume(code);
			effects.exit("blockQuotePrefixWhitespace");
			effects.exit("blockQuotePrefix");
			return ok;
		}
		effects.exit("blockQuotePrefix");
		return ok(code);
	}
}
function tokenizeBlockQuoteContinuation(effects, ok, nok) {
	const self = this;
	return contStart;
	function contStart(code) {
		if (markdownSpace(code)) return factorySpace(effects, contBefore, "linePrefix", self.parser.constructs.disable.null.includes("codeIndented") ? void 0 : 4)(code);
		return contBefore(code);
	}
	function contBefore(code) {
		return effects.attempt(blockQuote, ok, nok)(code);
	}
}
function exit(effects) {
	effects.exit("blockQuote");
}

// node_modules/micromark-core-commonmark/lib/character-escape.js
const characterEscape = {
	name: "characterEscape",
	tokenize: tokenizeCharacterEscape
};
function tokenizeCharacterEscape(effects, ok, nok) {
	return start;
	function start(code) {
		effects.enter("characterEscape");
		effects.enter("escapeMarker");
		effects.consume(code);
		effects.exit("escapeMarker");
		return inside;
	}
	function inside(code) {
		if (asciiPunctuation(code)) {
			effects.enter("characterEscapeValue");
			effects.consume(code);
			effects.exit("characterEscapeValue");
			effects.exit("characterEscape");
			return ok;
		}
		return nok(code);
	}
}

// node_modules/micromark-core-commonmark/lib/character-reference.js
const characterReference = {
	name: "characterReference",
	tokenize: tokenizeCharacterReference
};
function tokenizeCharacterReference(effects, ok, nok) {
	const self = this;
	let size = 0;
	let max;
	let test;
	return start;
	function start(code) {
		effects.enter("characterReference");
		effects.enter("characterReferenceMarker");
		effects.consume(code);
		effects.exit("characterReferenceMarker");
		return open;
	}
	function open(code) {
		if (code === 35) {
			effects.enter("characterReferenceMarkerNumeric");
			effects.consume(code);
			effects.exit("characterReferenceMarkerNumeric");
			return numeric;
		}
		effects.enter("characterReferenceValue");
		max = 31;
		test = asciiAlphanumeric;
		return value(code);
	}
	function numeric(code) {
		if (code === 88 || code === 120) {
			effects.enter("characterReferenceMarkerHexadecimal");
			effects.consume(code);
			effects.exit("characterReferenceMarkerHexadecimal");
			effects.enter("characterReferenceValue");
			max = 6;
			test = asciiHexDigit;
			return value;
		}
		effects.enter("characterReferenceValue");
		max = 7;
		test = asciiDigit;
		return value(code);
	}
	function value(code) {
		if (code === 59 && size) {
			const token = effects.exit("characterReferenceValue");
			if (test === asciiAlphanumeric && !decodeNamedCharacterReference(self.sliceSerialize(token))) return nok(code);
			effects.enter("characterReferenceMarker");
			effects.consume(code);
			effects.exit("characterReferenceMarker");
			effects.exit("characterReference");
			return ok;
		}
		if (test(code) && size++ < max) {
			effects.consume(code);
			return value;
		}
		return nok(code);
	}
}

// node_modules/micromark-core-commonmark/lib/partial-non-lazy-continuation.js
const nonLazyContinuation = {
	partial: true,
	tokenize: tokenizeNonLazyContinuation
};
function tokenizeNonLazyContinuation(effects, ok, nok) {
	const self = this;
	return start;
	function start(code) {
		if (code === null) return nok(code);
		effects.enter("lineEnding");
		effects.consume(code);
		effects.exit("lineEnding");
		return after;
	}
	function after(code) {
		return self.parser.lazy[self.now().line] ? nok(code) : ok(code);
	}
}

// node_modules/micromark-core-commonmark/lib/code-fenced.js
const codeFenced = {
	concrete: true,
	name: "codeFenced",
	tokenize: tokenizeCodeFenced
};
function tokenizeCodeFenced(effects, ok, nok) {
	const self = this;
	const closeStart = {
		partial: true,
		tokenize: tokenizeCloseStart
	};
	let initialPrefix = 0;
	let sizeOpen = 0;
	let marker;
	return start;
	function start(code) {
		return beforeSequenceOpen(code);
	}
	function beforeSequenceOpen(code) {
		const tail = self.events[self.events.length - 1];
		initialPrefix = tail && tail[1].type === "linePrefix" ? tail[2].sliceSerialize(tail[1], true).length : 0;
		marker = code;
		effects.enter("codeFenced");
		effects.enter("codeFencedFence");
		effects.enter("codeFencedFenceSequence");
		return sequenceOpen(code);
	}
	function sequenceOpen(code) {
		if (code === marker) {
			sizeOpen++;
			effects.consume(code);
			return sequenceOpen;
		}
		if (sizeOpen < 3) return nok(code);
		effects.exit("codeFencedFenceSequence");
		return markdownSpace(code) ? factorySpace(effects, infoBefore, "whitespace")(code) : infoBefore(code);
	}
	function infoBefore(code) {
		if (code === null || markdownLineEnding(code)) {
			effects.exit("codeFencedFence");
			return self.interrupt ? ok(code) : effects.check(nonLazyContinuation, atNonLazyBreak, after)(code);
		}
		effects.enter("codeFencedFenceInfo");
		effects.enter("chunkString", { contentType: "string" });
		return info(code);
	}
	function info(code) {
		if (code === null || markdownLineEnding(code)) {
			effects.exit("chunkString");
			effects.exit("codeFencedFenceInfo");
			return infoBefore(code);
		}
		if (markdownSpace(code)) {
			effects.exit("chunkString");
			effects.exit("codeFencedFenceInfo");
			return factorySpace(effects, metaBefore, "whitespace")(code);
		}
		if (code === 96 && code === marker) return nok(code);
		effects.consume(code);
		return info;
	}
	function metaBefore(code) {
		if (code === null || markdownLineEnding(code)) return infoBefore(code);
		effects.enter("codeFencedFenceMeta");
		effects.enter("chunkString", { contentType: "string" });
		return meta(code);
	}
	function meta(code) {
		if (code === null || markdownLineEnding(code)) {
			effects.exit("chunkString");
			effects.exit("codeFencedFenceMeta");
			return infoBefore(code);
		}
		if (code === 96 && code === marker) return nok(code);
		effects.consume(code);
		return meta;
	}
	function atNonLazyBreak(code) {
		return effects.attempt(closeStart, after, contentBefore)(code);
	}
	function contentBefore(code) {
		effects.enter("lineEnding");
		effects.consume(code);
		effects.exit("lineEnding");
		return contentStart;
	}
	function contentStart(code) {
		return initialPrefix > 0 && markdownSpace(code) ? factorySpace(effects, beforeContentChunk, "linePrefix", initialPrefix + 1)(code) : beforeContentChunk(code);
	}
	function beforeContentChunk(code) {
		if (code === null || markdownLineEnding(code)) return effects.check(nonLazyContinuation, atNonLazyBreak, after)(code);
		effects.enter("codeFlowValue");
		return contentChunk(code);
	}
	function contentChunk(code) {
		if (code === null || markdownLineEnding(code)) {
			effects.exit("codeFlowValue");
			return beforeContentChunk(code);
		}
		effects.consume(code);
		return contentChunk;
	}
	function after(code) {
		effects.exit("codeFenced");
		return ok(code);
	}
	function tokenizeCloseStart(effects, ok, nok) {
		let size = 0;
		return startBefore;
		function startBefore(code) {
			effects.enter("lineEnding");
			effects.consume(code);
			effects.exit("lineEnding");
			return start;
		}
		function start(code) {
			effects.enter("codeFencedFence");
			return markdownSpace(code) ? factorySpace(effects, beforeSequenceClose, "linePrefix", self.parser.constructs.disable.null.includes("codeIndented") ? void 0 : 4)(code) : beforeSequenceClose(code);
		}
		function beforeSequenceClose(code) {
			if (code === marker) {
				effects.enter("codeFencedFenceSequence");
				return sequenceClose(code);
			}
			return nok(code);
		}
		function sequenceClose(code) {
			if (code === marker) {
				size++;
				effects.consume(code);
				return sequenceClose;
			}
			if (size >= sizeOpen) {
				effects.exit("codeFencedFenceSequence");
				return markdownSpace(code) ? factorySpace(effects, sequenceCloseAfter, "whitespace")(code) : sequenceCloseAfter(code);
			}
			return nok(code);
		}
		function sequenceCloseAfter(code) {
			if (code === null || markdownLineEnding(code)) {
				effects.exit("codeFencedFence");
				return ok(code);
			}
			return nok(code);
		}
	}
}

// node_modules/micromark-core-commonmark/lib/code-indented.js
const codeIndented = {
	name: "codeIndented",
	tokenize: tokenizeCodeIndented
};
const furtherStart = {
	partial: true,
	tokenize: tokenizeFurtherStart
};
function tokenizeCodeIndented(effects, ok, nok) {
	return start;
	function start(code) {
		effects.enter("codeIndented");
		return factorySpaceMinMax(effects, atBreak, nok, "linePrefix", 4, 4)(code);
	}
	function atBreak(code) {
		if (code === null) return after(code);
		if (markdownLineEnding(code)) return effects.attempt(furtherStart, atBreak, after)(code);
		effects.enter("codeFlowValue");
		return inside(code);
	}
	function inside(code) {
		if (code === null || markdownLineEnding(code)) {
			effects.exit("codeFlowValue");
			return atBreak(code);
		}
		effects.consume(code);
		return inside;
	}
	function after(code) {
		effects.exit("codeIndented");
		return ok(code);
	}
}
function tokenizeFurtherStart(effects, ok, nok) {
	const self = this;
	return furtherStart;
	function furtherStart(code) {
		if (self.parser.lazy[self.now().line]) return nok(code);
		if (markdownLineEnding(code)) {
			effects.enter("lineEnding");
			effects.consume(code);
			effects.exit("lineEnding");
			return furtherStart;
		}
		return factorySpaceMinMax(effects, ok, onNotEnoughPrefix, "linePrefix", 4, 4)(code);
	}
	function onNotEnoughPrefix(code) {
		return markdownLineEnding(code) ? furtherStart(code) : nok(code);
	}
}

// node_modules/micromark-core-commonmark/lib/code-text.js
const codeText = {
	name: "codeText",
	previous,
	resolve: resolveCodeText,
	tokenize: tokenizeCodeText
};
function resolveCodeText(events) {
	let tailExitIndex = events.length - 4;
	let headEnterIndex = 3;
	let index;
	let enter;
	if ((events[headEnterIndex][1].type === "lineEnding" || events[headEnterIndex][1].type === "space") && (events[tailExitIndex][1].type === "lineEnding" || events[tailExitIndex][1].type === "space")) {
		index = headEnterIndex;
		while (++index < tailExitIndex) if (events[index][1].type === "codeTextData") {
			events[headEnterIndex][1].type = "codeTextPadding";
			events[tailExitIndex][1].type = "codeTextPadding";
			headEnterIndex += 2;
			tailExitIndex -= 2;
			break;
		}
	}
	index = headEnterIndex - 1;
	tailExitIndex++;
	while (++index <= tailExitIndex) if (enter === void 0) {
		if (index !== tailExitIndex && events[index][1].type !== "lineEnding") enter = index;
	} else if (index === tailExitIndex || events[index][1].type === "lineEnding") {
		events[enter][1].type = "codeTextData";
		if (index !== enter + 2) {
			events[enter][1].end = events[index - 1][1].end;
			events.splice(enter + 2, index - enter - 2);
			tailExitIndex -= index - enter - 2;
			index = enter + 2;
		}
		enter = void 0;
	}
	return events;
}
function previous(code) {
	return code !== 96 || this.events[this.events.length - 1][1].type === "characterEscape";
}
function tokenizeCodeText(effects, ok, nok) {
	let sizeOpen = 0;
	let size;
	let token;
	return start;
	function start(code) {
		effects.enter("codeText");
		effects.enter("codeTextSequence");
		return sequenceOpen(code);
	}
	function sequenceOpen(code) {
		if (code === 96) {
			effects.consume(code);
			sizeOpen++;
			return sequenceOpen;
		}
		effects.exit("codeTextSequence");
		return between(code);
	}
	function between(code) {
		if (code === null) return nok(code);
		if (code === 32) {
			effects.enter("space");
			effects.consume(code);
			effects.exit("space");
			return between;
		}
		if (code === 96) {
			token = effects.enter("codeTextSequence");
			size = 0;
			return sequenceClose(code);
		}
		if (markdownLineEnding(code)) {
			effects.enter("lineEnding");
			effects.consume(code);
			effects.exit("lineEnding");
			return between;
		}
		effects.enter("codeTextData");
		return data(code);
	}
	function data(code) {
		if (code === null || code === 32 || code === 96 || markdownLineEnding(code)) {
			effects.exit("codeTextData");
			return between(code);
		}
		effects.consume(code);
		return data;
	}
	function sequenceClose(code) {
		if (code === 96) {
			effects.consume(code);
			size++;
			return sequenceClose;
		}
		if (size === sizeOpen) {
			effects.exit("codeTextSequence");
			effects.exit("codeText");
			return ok(code);
		}
		token.type = "codeTextData";
		return data(code);
	}
}

// node_modules/micromark-util-subtokenize/lib/splice-buffer.js
var SpliceBuffer = class {
	constructor(initial) {
		this.left = initial ? [...initial] : [];
		this.right = [];
	}
	get(index) {
		if (index < 0 || index >= this.left.length + this.right.length) throw new RangeError("Cannot access index `" + index + "` in a splice buffer of size `" + (this.left.length + this.right.length) + "`");
		if (index < this.left.length) return this.left[index];
		return this.right[this.right.length - index + this.left.length - 1];
	}
	get length() {
		return this.left.length + this.right.length;
	}
	shift() {
		this.setCursor(0);
		return this.right.pop();
	}
	slice(start, end) {
		const stop = end === null || end === void 0 ? Number.POSITIVE_INFINITY : end;
		if (stop < this.left.length) return this.left.slice(start, stop);
		if (start > this.left.length) return this.right.slice(this.right.length - stop + this.left.length, this.right.length - start + this.left.length).reverse();
		return this.left.slice(start).concat(this.right.slice(this.right.length - stop + this.left.length).reverse());
	}
	splice(start, deleteCount, items) {
		const count = deleteCount || 0;
		this.setCursor(Math.trunc(start));
		const removed = this.right.splice(this.right.length - count, Number.POSITIVE_INFINITY);
		if (items) chunkedPush(this.left, items);
		return removed.reverse();
	}
	pop() {
		this.setCursor(Number.POSITIVE_INFINITY);
		return this.left.pop();
	}
	push(item) {
		this.setCursor(Number.POSITIVE_INFINITY);
		this.left.push(item);
	}
	pushMany(items) {
		this.setCursor(Number.POSITIVE_INFINITY);
		chunkedPush(this.left, items);
	}
	unshift(item) {
		this.setCursor(0);
		this.right.push(item);
	}
	unshiftMany(items) {
		this.setCursor(0);
		chunkedPush(this.right, items.reverse());
	}
	setCursor(n) {
		if (n === this.left.length || n > this.left.length && this.right.length === 0 || n < 0 && this.left.length === 0) return;
		if (n < this.left.length) {
			const removed = this.left.splice(n, Number.POSITIVE_INFINITY);
			chunkedPush(this.right, removed.reverse());
		} else {
			const removed = this.right.splice(this.left.length + this.right.length - n, Number.POSITIVE_INFINITY);
			chunkedPush(this.left, removed.reverse());
		}
	}
};
function chunkedPush(list, right) {
	let chunkStart = 0;
	if (right.length < 1e4) list.push(...right);
	else while (chunkStart < right.length) {
		list.push(...right.slice(chunkStart, chunkStart + 1e4));
		chunkStart += 1e4;
	}
}

// node_modules/micromark-util-subtokenize/index.js
function subtokenize(eventsArray) {
	const jumps = {};
	let index = -1;
	let event;
	let lineIndex;
	let otherIndex;
	let otherEvent;
	let parameters;
	let subevents;
	let more;
	const events = new SpliceBuffer(eventsArray);
	while (++index < events.length) {
		while (index in jumps) index = jumps[index];
		event = events.get(index);
		if (index && event[1].type === "chunkFlow" && events.get(index - 1)[1].type === "listItemPrefix") {
			subevents = event[1]._tokenizer.events;
			otherIndex = 0;
			if (otherIndex < subevents.length && subevents[otherIndex][1].type === "lineEndingBlank") otherIndex += 2;
			if (otherIndex < subevents.length && subevents[otherIndex][1].type === "content") while (++otherIndex < subevents.length) {
				if (subevents[otherIndex][1].type === "content") break;
				if (subevents[otherIndex][1].type === "chunkText") {
					subevents[otherIndex][1]._isInFirstContentOfListItem = true;
					otherIndex++;
				}
			}
		}
		if (event[0] === "enter") {
			if (event[1].contentType) {
				Object.assign(jumps, subcontent(events, index));
				index = jumps[index];
				more = true;
			}
		} else if (event[1]._container) {
			otherIndex = index;
			lineIndex = void 0;
			while (otherIndex--) {
				otherEvent = events.get(otherIndex);
				if (otherEvent[1].type === "lineEnding" || otherEvent[1].type === "lineEndingBlank") {
					if (otherEvent[0] === "enter") {
						if (lineIndex) events.get(lineIndex)[1].type = "lineEndingBlank";
						otherEvent[1].type = "lineEnding";
						lineIndex = otherIndex;
					}
				} else if (otherEvent[1].type === "linePrefix" || otherEvent[1].type === "listItemIndent") {} else break;
			}
			if (lineIndex) {
				event[1].end = { ...events.get(lineIndex)[1].start };
				parameters = events.slice(lineIndex, index);
				parameters.unshift(event);
				events.splice(lineIndex, index - lineIndex + 1, parameters);
			}
		}
	}
	splice(eventsArray, 0, Number.POSITIVE_INFINITY, events.slice(0));
	return !more;
}
function subcontent(events, eventIndex) {
	const token = events.get(eventIndex)[1];
	const context = events.get(eventIndex)[2];
	let startPosition = eventIndex - 1;
	const startPositions = [];
	let tokenizer = token._tokenizer;
	if (!tokenizer) {
		tokenizer = context.parser[token.contentType](token.start);
		if (token._contentTypeTextTrailing) tokenizer._contentTypeTextTrailing = true;
	}
	const childEvents = tokenizer.events;
	const jumps = [];
	const gaps = {};
	let stream;
	let previous;
	let index = -1;
	let current = token;
	let adjust = 0;
	let start = 0;
	const breaks = [start];
	while (current) {
		while (events.get(++startPosition)[1] !== current);
		startPositions.push(startPosition);
		if (!current._tokenizer) {
			stream = context.sliceStream(current);
			if (!current.next) stream.push(null);
			if (previous) tokenizer.defineSkip(current.start);
			if (current._isInFirstContentOfListItem) tokenizer._gfmTasklistFirstContentOfListItem = true;
			tokenizer.write(stream);
			if (current._isInFirstContentOfListItem) tokenizer._gfmTasklistFirstContentOfListItem = void 0;
		}
		previous = current;
		current = current.next;
	}
	current = token;
	while (++index < childEvents.length) if (childEvents[index][0] === "exit" && childEvents[index - 1][0] === "enter" && childEvents[index][1].type === childEvents[index - 1][1].type && childEvents[index][1].start.line !== childEvents[index][1].end.line) {
		start = index + 1;
		breaks.push(start);
		current._tokenizer = void 0;
		current.previous = void 0;
		current = current.next;
	}
	tokenizer.events = [];
	if (current) {
		current._tokenizer = void 0;
		current.previous = void 0;
	} else breaks.pop();
	index = breaks.length;
	while (index--) {
		const slice = childEvents.slice(breaks[index], breaks[index + 1]);
		const start = startPositions.pop();
		jumps.push([start, start + slice.length - 1]);
		events.splice(start, 2, slice);
	}
	jumps.reverse();
	index = -1;
	while (++index < jumps.length) {
		gaps[adjust + jumps[index][0]] = adjust + jumps[index][1];
		adjust += jumps[index][1] - jumps[index][0] - 1;
	}
	return gaps;
}

// node_modules/micromark-core-commonmark/lib/content.js
const content = {
	resolve: resolveContent,
	tokenize: tokenizeContent
};
const continuationConstruct = {
	partial: true,
	tokenize: tokenizeContinuation
};
function resolveContent(events) {
	subtokenize(events);
	return events;
}
function tokenizeContent(effects, ok) {
	let previous;
	return chunkStart;
	function chunkStart(code) {
		effects.enter("content");
		previous = effects.enter("chunkContent", { contentType: "content" });
		return chunkInside(code);
	}
	function chunkInside(code) {
		if (code === null) return contentEnd(code);
		if (markdownLineEnding(code)) return effects.check(continuationConstruct, contentContinue, contentEnd)(code);
		effects.consume(code);
		return chunkInside;
	}
	function contentEnd(code) {
		effects.exit("chunkContent");
		effects.exit("content");
		return ok(code);
	}
	function contentContinue(code) {
		effects.consume(code);
		effects.exit("chunkContent");
		previous.next = effects.enter("chunkContent", {
			contentType: "content",
			previous
		});
		previous = previous.next;
		return chunkInside;
	}
}
function tokenizeContinuation(effects, ok, nok) {
	const self = this;
	return startLookahead;
	function startLookahead(code) {
		effects.exit("chunkContent");
		effects.enter("lineEnding");
		effects.consume(code);
		effects.exit("lineEnding");
		return factorySpace(effects, prefixed, "linePrefix");
	}
	function prefixed(code) {
		if (code === null || markdownLineEnding(code)) return nok(code);
		const tail = self.events[self.events.length - 1];
		if (!self.parser.constructs.disable.null.includes("codeIndented") && tail && tail[1].type === "linePrefix" && tail[2].sliceSerialize(tail[1], true).length >= 4) return ok(code);
		return effects.interrupt(self.parser.constructs.flow, nok, ok)(code);
	}
}

// node_modules/micromark-factory-destination/index.js
function factoryDestination(effects, ok, nok, type, literalType, literalMarkerType, rawType, stringType, max) {
	const limit = max || Number.POSITIVE_INFINITY;
	let balance = 0;
	return start;
	function start(code) {
		if (code === 60) {
			effects.enter(type);
			effects.enter(literalType);
			effects.enter(literalMarkerType);
			effects.consume(code);
			effects.exit(literalMarkerType);
			return enclosedBefore;
		}
		if (code === null || code === 32 || code === 41 || asciiControl(code)) return nok(code);
		effects.enter(type);
		effects.enter(rawType);
		effects.enter(stringType);
		effects.enter("chunkString", { contentType: "string" });
		return raw(code);
	}
	function enclosedBefore(code) {
		if (code === 62) {
			effects.enter(literalMarkerType);
			effects.consume(code);
			effects.exit(literalMarkerType);
			effects.exit(literalType);
			effects.exit(type);
			return ok;
		}
		effects.enter(stringType);
		effects.enter("chunkString", { contentType: "string" });
		return enclosed(code);
	}
	function enclosed(code) {
		if (code === 62) {
			effects.exit("chunkString");
			effects.exit(stringType);
			return enclosedBefore(code);
		}
		if (code === null || code === 60 || markdownLineEnding(code)) return nok(code);
		effects.consume(code);
		return code === 92 ? enclosedEscape : enclosed;
	}
	function enclosedEscape(code) {
		if (code === 60 || code === 62 || code === 92) {
			effects.consume(code);
			return enclosed;
		}
		return enclosed(code);
	}
	function raw(code) {
		if (!balance && (code === null || code === 41 || markdownLineEndingOrSpace(code))) {
			effects.exit("chunkString");
			effects.exit(stringType);
			effects.exit(rawType);
			effects.exit(type);
			return ok(code);
		}
		if (balance < limit && code === 40) {
			effects.consume(code);
			balance++;
			return raw;
		}
		if (code === 41) {
			effects.consume(code);
			balance--;
			return raw;
		}
		if (code === null || code === 32 || code === 40 || asciiControl(code)) return nok(code);
		effects.consume(code);
		return code === 92 ? rawEscape : raw;
	}
	function rawEscape(code) {
		if (code === 40 || code === 41 || code === 92) {
			effects.consume(code);
			return raw;
		}
		return raw(code);
	}
}

// node_modules/micromark-factory-label/index.js
function factoryLabel(effects, ok, nok, type, markerType, stringType) {
	const self = this;
	let size = 0;
	let seen;
	return start;
	function start(code) {
		effects.enter(type);
		effects.enter(markerType);
		effects.consume(code);
		effects.exit(markerType);
		effects.enter(stringType);
		return atBreak;
	}
	function atBreak(code) {
		if (size > 999 || code === null || code === 91 || code === 93 && !seen || 
		/* c8 ignore next 3 */
		code === 94 && !size && "_hiddenFootnoteSupport" in self.parser.constructs) return nok(code);
		if (code === 93) {
			effects.exit(stringType);
			effects.enter(markerType);
			effects.consume(code);
			effects.exit(markerType);
			effects.exit(type);
			return ok;
		}
		if (markdownLineEnding(code)) {
			effects.enter("lineEnding");
			effects.consume(code);
			effects.exit("lineEnding");
			return atBreak;
		}
		effects.enter("chunkString", { contentType: "string" });
		return labelInside(code);
	}
	function labelInside(code) {
		if (code === null || code === 91 || code === 93 || markdownLineEnding(code) || size++ > 999) {
			effects.exit("chunkString");
			return atBreak(code);
		}
		effects.consume(code);
		if (!seen) seen = !markdownSpace(code);
		return code === 92 ? labelEscape : labelInside;
	}
	function labelEscape(code) {
		if (code === 91 || code === 92 || code === 93) {
			effects.consume(code);
			size++;
			return labelInside;
		}
		return labelInside(code);
	}
}

// node_modules/micromark-factory-title/index.js
function factoryTitle(effects, ok, nok, type, markerType, stringType) {
	let marker;
	return start;
	function start(code) {
		if (code === 34 || code === 39 || code === 40) {
			effects.enter(type);
			effects.enter(markerType);
			effects.consume(code);
			effects.exit(markerType);
			marker = code === 40 ? 41 : code;
			return begin;
		}
		return nok(code);
	}
	function begin(code) {
		if (code === marker) {
			effects.enter(markerType);
			effects.consume(code);
			effects.exit(markerType);
			effects.exit(type);
			return ok;
		}
		effects.enter(stringType);
		return atBreak(code);
	}
	function atBreak(code) {
		if (code === marker) {
			effects.exit(stringType);
			return begin(marker);
		}
		if (code === null) return nok(code);
		if (markdownLineEnding(code)) {
			effects.enter("lineEnding");
			effects.consume(code);
			effects.exit("lineEnding");
			return factorySpace(effects, atBreak, "linePrefix");
		}
		effects.enter("chunkString", { contentType: "string" });
		return inside(code);
	}
	function inside(code) {
		if (code === marker || code === null || markdownLineEnding(code)) {
			effects.exit("chunkString");
			return atBreak(code);
		}
		effects.consume(code);
		return code === 92 ? escape : inside;
	}
	function escape(code) {
		if (code === marker || code === 92) {
			effects.consume(code);
			return inside;
		}
		return inside(code);
	}
}

// node_modules/micromark-factory-whitespace/index.js
function factoryWhitespace(effects, ok) {
	let seen;
	return start;
	function start(code) {
		if (markdownLineEnding(code)) {
			effects.enter("lineEnding");
			effects.consume(code);
			effects.exit("lineEnding");
			seen = true;
			return start;
		}
		if (markdownSpace(code)) return factorySpace(effects, start, seen ? "linePrefix" : "lineSuffix")(code);
		return ok(code);
	}
}

// node_modules/micromark-core-commonmark/lib/definition.js
const definition = {
	name: "definition",
	tokenize: tokenizeDefinition
};
const titleBefore = {
	partial: true,
	tokenize: tokenizeTitleBefore
};
function tokenizeDefinition(effects, ok, nok) {
	const self = this;
	let identifier;
	return start;
	function start(code) {
		effects.enter("definition");
		return before(code);
	}
	function before(code) {
		return factoryLabel.call(self, effects, labelAfter, nok, "definitionLabel", "definitionLabelMarker", "definitionLabelString")(code);
	}
	function labelAfter(code) {
		identifier = normalizeIdentifier(self.sliceSerialize(self.events[self.events.length - 1][1]).slice(1, -1));
		if (code === 58) {
			effects.enter("definitionMarker");
			effects.consume(code);
			effects.exit("definitionMarker");
			return markerAfter;
		}
		return nok(code);
	}
	function markerAfter(code) {
		return markdownLineEndingOrSpace(code) ? factoryWhitespace(effects, destinationBefore)(code) : destinationBefore(code);
	}
	function destinationBefore(code) {
		return factoryDestination(effects, destinationAfter, nok, "definitionDestination", "definitionDestinationLiteral", "definitionDestinationLiteralMarker", "definitionDestinationRaw", "definitionDestinationString")(code);
	}
	function destinationAfter(code) {
		return effects.attempt(titleBefore, after, after)(code);
	}
	function after(code) {
		return markdownSpace(code) ? factorySpace(effects, afterWhitespace, "whitespace")(code) : afterWhitespace(code);
	}
	function afterWhitespace(code) {
		if (code === null || markdownLineEnding(code)) {
			effects.exit("definition");
			self.parser.defined.push(identifier);
			return ok(code);
		}
		return nok(code);
	}
}
function tokenizeTitleBefore(effects, ok, nok) {
	return titleBefore;
	function titleBefore(code) {
		return markdownLineEndingOrSpace(code) ? factoryWhitespace(effects, beforeMarker)(code) : nok(code);
	}
	function beforeMarker(code) {
		return factoryTitle(effects, titleAfter, nok, "definitionTitle", "definitionTitleMarker", "definitionTitleString")(code);
	}
	function titleAfter(code) {
		return markdownSpace(code) ? factorySpace(effects, titleAfterOptionalWhitespace, "whitespace")(code) : titleAfterOptionalWhitespace(code);
	}
	function titleAfterOptionalWhitespace(code) {
		return code === null || markdownLineEnding(code) ? ok(code) : nok(code);
	}
}

// node_modules/micromark-core-commonmark/lib/hard-break-escape.js
const hardBreakEscape = {
	name: "hardBreakEscape",
	tokenize: tokenizeHardBreakEscape
};
function tokenizeHardBreakEscape(effects, ok, nok) {
	return start;
	function start(code) {
		effects.enter("hardBreakEscape");
		effects.consume(code);
		return after;
	}
	function after(code) {
		if (markdownLineEnding(code)) {
			effects.exit("hardBreakEscape");
			return ok(code);
		}
		return nok(code);
	}
}

// node_modules/micromark-core-commonmark/lib/heading-atx.js
const headingAtx = {
	name: "headingAtx",
	resolve: resolveHeadingAtx,
	tokenize: tokenizeHeadingAtx
};
function resolveHeadingAtx(events, context) {
	let contentEnd = events.length - 2;
	let contentStart = 3;
	if (events[contentStart][1].type === "whitespace") contentStart += 2;
	if (contentEnd - 2 > contentStart && events[contentEnd][1].type === "whitespace") contentEnd -= 2;
	if (events[contentEnd][1].type === "atxHeadingSequence" && (contentStart === contentEnd - 1 || contentEnd - 4 > contentStart && events[contentEnd - 2][1].type === "whitespace")) contentEnd -= contentStart + 1 === contentEnd ? 2 : 4;
	if (contentEnd > contentStart) {
		const content = {
			type: "atxHeadingText",
			start: events[contentStart][1].start,
			end: events[contentEnd][1].end
		};
		const text = {
			type: "chunkText",
			start: events[contentStart][1].start,
			end: events[contentEnd][1].end,
			contentType: "text"
		};
		splice(events, contentStart, contentEnd - contentStart + 1, [
			[
				"enter",
				content,
				context
			],
			[
				"enter",
				text,
				context
			],
			[
				"exit",
				text,
				context
			],
			[
				"exit",
				content,
				context
			]
		]);
	}
	return events;
}
function tokenizeHeadingAtx(effects, ok, nok) {
	let size = 0;
	return start;
	function start(code) {
		effects.enter("atxHeading");
		return before(code);
	}
	function before(code) {
		effects.enter("atxHeadingSequence");
		return sequenceOpen(code);
	}
	function sequenceOpen(code) {
		if (code === 35 && size++ < 6) {
			effects.consume(code);
			return sequenceOpen;
		}
		if (code === null || markdownLineEndingOrSpace(code)) {
			effects.exit("atxHeadingSequence");
			return atBreak(code);
		}
		return nok(code);
	}
	function atBreak(code) {
		if (code === 35) {
			effects.enter("atxHeadingSequence");
			return sequenceFurther(code);
		}
		if (code === null || markdownLineEnding(code)) {
			effects.exit("atxHeading");
			return ok(code);
		}
		if (markdownSpace(code)) return factorySpace(effects, atBreak, "whitespace")(code);
		effects.enter("atxHeadingText");
		return data(code);
	}
	function sequenceFurther(code) {
		if (code === 35) {
			effects.consume(code);
			return sequenceFurther;
		}
		effects.exit("atxHeadingSequence");
		return atBreak(code);
	}
	function data(code) {
		if (code === null || code === 35 || markdownLineEndingOrSpace(code)) {
			effects.exit("atxHeadingText");
			return atBreak(code);
		}
		effects.consume(code);
		return data;
	}
}

// node_modules/micromark-util-html-tag-name/index.js
const htmlBlockNames = [
	"address",
	"article",
	"aside",
	"base",
	"basefont",
	"blockquote",
	"body",
	"caption",
	"center",
	"col",
	"colgroup",
	"dd",
	"details",
	"dialog",
	"dir",
	"div",
	"dl",
	"dt",
	"fieldset",
	"figcaption",
	"figure",
	"footer",
	"form",
	"frame",
	"frameset",
	"h1",
	"h2",
	"h3",
	"h4",
	"h5",
	"h6",
	"head",
	"header",
	"hr",
	"html",
	"iframe",
	"legend",
	"li",
	"link",
	"main",
	"menu",
	"menuitem",
	"nav",
	"noframes",
	"ol",
	"optgroup",
	"option",
	"p",
	"param",
	"search",
	"section",
	"summary",
	"table",
	"tbody",
	"td",
	"tfoot",
	"th",
	"thead",
	"title",
	"tr",
	"track",
	"ul"
];
const htmlRawNames = [
	"pre",
	"script",
	"style",
	"textarea"
];

// node_modules/micromark-core-commonmark/lib/html-flow.js
const htmlFlow = {
	concrete: true,
	name: "htmlFlow",
	resolveTo: resolveToHtmlFlow,
	tokenize: tokenizeHtmlFlow
};
const blankLineBefore = {
	partial: true,
	tokenize: tokenizeBlankLineBefore
};
function resolveToHtmlFlow(events) {
	let index = events.length;
	while (index--) if (events[index][0] === "enter" && events[index][1].type === "htmlFlow") break;
	if (index > 1 && events[index - 2][1].type === "linePrefix") {
		events[index][1].start = events[index - 2][1].start;
		events[index + 1][1].start = events[index - 2][1].start;
		events.splice(index - 2, 2);
	}
	return events;
}
function tokenizeHtmlFlow(effects, ok, nok) {
	const self = this;
	let marker;
	let closingTag;
	let buffer;
	let index;
	let markerB;
	return start;
	function start(code) {
		return before(code);
	}
	function before(code) {
		effects.enter("htmlFlow");
		effects.enter("htmlFlowData");
		effects.consume(code);
		return open;
	}
	function open(code) {
		if (code === 33) {
			effects.consume(code);
			return declarationOpen;
		}
		if (code === 47) {
			effects.consume(code);
			closingTag = true;
			return tagCloseStart;
		}
		if (code === 63) {
			effects.consume(code);
			marker = 3;
			return self.interrupt ? ok : continuationDeclarationInside;
		}
		if (asciiAlpha(code)) {
			effects.consume(code);
			buffer = String.fromCharCode(code);
			return tagName;
		}
		return nok(code);
	}
	function declarationOpen(code) {
		if (code === 45) {
			effects.consume(code);
			marker = 2;
			return commentOpenInside;
		}
		if (code === 91) {
			effects.consume(code);
			marker = 5;
			index = 0;
			return cdataOpenInside;
		}
		if (asciiAlpha(code)) {
			effects.consume(code);
			marker = 4;
			return self.interrupt ? ok : continuationDeclarationInside;
		}
		return nok(code);
	}
	function commentOpenInside(code) {
		if (code === 45) {
			effects.consume(code);
			return self.interrupt ? ok : continuationDeclarationInside;
		}
		return nok(code);
	}
	function cdataOpenInside(code) {
		if (code === "CDATA[".charCodeAt(index++)) {
			effects.consume(code);
			if (index === 6) return self.interrupt ? ok : continuation;
			return cdataOpenInside;
		}
		return nok(code);
	}
	function tagCloseStart(code) {
		if (asciiAlpha(code)) {
			effects.consume(code);
			buffer = String.fromCharCode(code);
			return tagName;
		}
		return nok(code);
	}
	function tagName(code) {
		if (code === null || code === 47 || code === 62 || markdownLineEndingOrSpace(code)) {
			const slash = code === 47;
			const name = buffer.toLowerCase();
			if (!slash && !closingTag && htmlRawNames.includes(name)) {
				marker = 1;
				return self.interrupt ? ok(code) : continuation(code);
			}
			if (htmlBlockNames.includes(buffer.toLowerCase())) {
				marker = 6;
				if (slash) {
					effects.consume(code);
					return basicSelfClosing;
				}
				return self.interrupt ? ok(code) : continuation(code);
			}
			marker = 7;
			return self.interrupt && !self.parser.lazy[self.now().line] ? nok(code) : closingTag ? completeClosingTagAfter(code) : completeAttributeNameBefore(code);
		}
		if (code === 45 || asciiAlphanumeric(code)) {
			effects.consume(code);
			buffer += String.fromCharCode(code);
			return tagName;
		}
		return nok(code);
	}
	function basicSelfClosing(code) {
		if (code === 62) {
			effects.consume(code);
			return self.interrupt ? ok : continuation;
		}
		return nok(code);
	}
	function completeClosingTagAfter(code) {
		if (markdownSpace(code)) {
			effects.consume(code);
			return completeClosingTagAfter;
		}
		return completeEnd(code);
	}
	function completeAttributeNameBefore(code) {
		if (code === 47) {
			effects.consume(code);
			return completeEnd;
		}
		if (code === 58 || code === 95 || asciiAlpha(code)) {
			effects.consume(code);
			return completeAttributeName;
		}
		if (markdownSpace(code)) {
			effects.consume(code);
			return completeAttributeNameBefore;
		}
		return completeEnd(code);
	}
	function completeAttributeName(code) {
		if (code === 45 || code === 46 || code === 58 || code === 95 || asciiAlphanumeric(code)) {
			effects.consume(code);
			return completeAttributeName;
		}
		return completeAttributeNameAfter(code);
	}
	function completeAttributeNameAfter(code) {
		if (code === 61) {
			effects.consume(code);
			return completeAttributeValueBefore;
		}
		if (markdownSpace(code)) {
			effects.consume(code);
			return completeAttributeNameAfter;
		}
		return completeAttributeNameBefore(code);
	}
	function completeAttributeValueBefore(code) {
		if (code === null || code === 60 || code === 61 || code === 62 || code === 96) return nok(code);
		if (code === 34 || code === 39) {
			effects.consume(code);
			markerB = code;
			return completeAttributeValueQuoted;
		}
		if (markdownSpace(code)) {
			effects.consume(code);
			return completeAttributeValueBefore;
		}
		return completeAttributeValueUnquoted(code);
	}
	function completeAttributeValueQuoted(code) {
		if (code === markerB) {
			effects.consume(code);
			markerB = null;
			return completeAttributeValueQuotedAfter;
		}
		if (code === null || markdownLineEnding(code)) return nok(code);
		effects.consume(code);
		return completeAttributeValueQuoted;
	}
	function completeAttributeValueUnquoted(code) {
		if (code === null || code === 34 || code === 39 || code === 47 || code === 60 || code === 61 || code === 62 || code === 96 || markdownLineEndingOrSpace(code)) return completeAttributeNameAfter(code);
		effects.consume(code);
		return completeAttributeValueUnquoted;
	}
	function completeAttributeValueQuotedAfter(code) {
		if (code === 47 || code === 62 || markdownSpace(code)) return completeAttributeNameBefore(code);
		return nok(code);
	}
	function completeEnd(code) {
		if (code === 62) {
			effects.consume(code);
			return completeAfter;
		}
		return nok(code);
	}
	function completeAfter(code) {
		if (code === null || markdownLineEnding(code)) return continuation(code);
		if (markdownSpace(code)) {
			effects.consume(code);
			return completeAfter;
		}
		return nok(code);
	}
	function continuation(code) {
		if (code === 45 && marker === 2) {
			effects.consume(code);
			return continuationCommentInside;
		}
		if (code === 60 && marker === 1) {
			effects.consume(code);
			return continuationRawTagOpen;
		}
		if (code === 62 && marker === 4) {
			effects.consume(code);
			return continuationClose;
		}
		if (code === 63 && marker === 3) {
			effects.consume(code);
			return continuationDeclarationInside;
		}
		if (code === 93 && marker === 5) {
			effects.consume(code);
			return continuationCdataInside;
		}
		if (markdownLineEnding(code) && (marker === 6 || marker === 7)) {
			effects.exit("htmlFlowData");
			return effects.check(blankLineBefore, continuationAfter, continuationStart)(code);
		}
		if (code === null || markdownLineEnding(code)) {
			effects.exit("htmlFlowData");
			return continuationStart(code);
		}
		effects.consume(code);
		return continuation;
	}
	function continuationStart(code) {
		return effects.check(nonLazyContinuation, continuationStartNonLazy, continuationAfter)(code);
	}
	function continuationStartNonLazy(code) {
		effects.enter("lineEnding");
		effects.consume(code);
		effects.exit("lineEnding");
		return continuationBefore;
	}
	function continuationBefore(code) {
		if (code === null || markdownLineEnding(code)) return continuationStart(code);
		effects.enter("htmlFlowData");
		return continuation(code);
	}
	function continuationCommentInside(code) {
		if (code === 45) {
			effects.consume(code);
			return continuationDeclarationInside;
		}
		return continuation(code);
	}
	function continuationRawTagOpen(code) {
		if (code === 47) {
			effects.consume(code);
			buffer = "";
			return continuationRawEndTag;
		}
		return continuation(code);
	}
	function continuationRawEndTag(code) {
		if (code === 62) {
			const name = buffer.toLowerCase();
			if (htmlRawNames.includes(name)) {
				effects.consume(code);
				return continuationClose;
			}
			return continuation(code);
		}
		if (asciiAlpha(code) && buffer.length < 8) {
			effects.consume(code);
			buffer += String.fromCharCode(code);
			return continuationRawEndTag;
		}
		return continuation(code);
	}
	function continuationCdataInside(code) {
		if (code === 93) {
			effects.consume(code);
			return continuationDeclarationInside;
		}
		return continuation(code);
	}
	function continuationDeclarationInside(code) {
		if (code === 62) {
			effects.consume(code);
			return continuationClose;
		}
		if (code === 45 && marker === 2) {
			effects.consume(code);
			return continuationDeclarationInside;
		}
		return continuation(code);
	}
	function continuationClose(code) {
		if (code === null || markdownLineEnding(code)) {
			effects.exit("htmlFlowData");
			return continuationAfter(code);
		}
		effects.consume(code);
		return continuationClose;
	}
	function continuationAfter(code) {
		effects.exit("htmlFlow");
		return ok(code);
	}
}
function tokenizeBlankLineBefore(effects, ok, nok) {
	return start;
	function start(code) {
		effects.enter("lineEnding");
		effects.consume(code);
		effects.exit("lineEnding");
		return effects.attempt(blankLine, ok, nok);
	}
}

// node_modules/micromark-core-commonmark/lib/html-text.js
const htmlText = {
	name: "htmlText",
	tokenize: tokenizeHtmlText
};
function tokenizeHtmlText(effects, ok, nok) {
	const self = this;
	let marker;
	let index;
	let returnState;
	return start;
	function start(code) {
		effects.enter("htmlText");
		effects.enter("htmlTextData");
		effects.consume(code);
		return open;
	}
	function open(code) {
		if (code === 33) {
			effects.consume(code);
			return declarationOpen;
		}
		if (code === 47) {
			effects.consume(code);
			return tagCloseStart;
		}
		if (code === 63) {
			effects.consume(code);
			return instruction;
		}
		if (asciiAlpha(code)) {
			effects.consume(code);
			return tagOpen;
		}
		return nok(code);
	}
	function declarationOpen(code) {
		if (code === 45) {
			effects.consume(code);
			return commentOpenInside;
		}
		if (code === 91) {
			effects.consume(code);
			index = 0;
			return cdataOpenInside;
		}
		if (asciiAlpha(code)) {
			effects.consume(code);
			return declaration;
		}
		return nok(code);
	}
	function commentOpenInside(code) {
		if (code === 45) {
			effects.consume(code);
			return commentEnd;
		}
		return nok(code);
	}
	function comment(code) {
		if (code === null) return nok(code);
		if (code === 45) {
			effects.consume(code);
			return commentClose;
		}
		if (markdownLineEnding(code)) {
			returnState = comment;
			return lineEndingBefore(code);
		}
		effects.consume(code);
		return comment;
	}
	function commentClose(code) {
		if (code === 45) {
			effects.consume(code);
			return commentEnd;
		}
		return comment(code);
	}
	function commentEnd(code) {
		return code === 62 ? end(code) : code === 45 ? commentClose(code) : comment(code);
	}
	function cdataOpenInside(code) {
		if (code === "CDATA[".charCodeAt(index++)) {
			effects.consume(code);
			return index === 6 ? cdata : cdataOpenInside;
		}
		return nok(code);
	}
	function cdata(code) {
		if (code === null) return nok(code);
		if (code === 93) {
			effects.consume(code);
			return cdataClose;
		}
		if (markdownLineEnding(code)) {
			returnState = cdata;
			return lineEndingBefore(code);
		}
		effects.consume(code);
		return cdata;
	}
	function cdataClose(code) {
		if (code === 93) {
			effects.consume(code);
			return cdataEnd;
		}
		return cdata(code);
	}
	function cdataEnd(code) {
		if (code === 62) return end(code);
		if (code === 93) {
			effects.consume(code);
			return cdataEnd;
		}
		return cdata(code);
	}
	function declaration(code) {
		if (code === null || code === 62) return end(code);
		if (markdownLineEnding(code)) {
			returnState = declaration;
			return lineEndingBefore(code);
		}
		effects.consume(code);
		return declaration;
	}
	function instruction(code) {
		if (code === null) return nok(code);
		if (code === 63) {
			effects.consume(code);
			return instructionClose;
		}
		if (markdownLineEnding(code)) {
			returnState = instruction;
			return lineEndingBefore(code);
		}
		effects.consume(code);
		return instruction;
	}
	function instructionClose(code) {
		return code === 62 ? end(code) : instruction(code);
	}
	function tagCloseStart(code) {
		if (asciiAlpha(code)) {
			effects.consume(code);
			return tagClose;
		}
		return nok(code);
	}
	function tagClose(code) {
		if (code === 45 || asciiAlphanumeric(code)) {
			effects.consume(code);
			return tagClose;
		}
		return tagCloseBetween(code);
	}
	function tagCloseBetween(code) {
		if (markdownLineEnding(code)) {
			returnState = tagCloseBetween;
			return lineEndingBefore(code);
		}
		if (markdownSpace(code)) {
			effects.consume(code);
			return tagCloseBetween;
		}
		return end(code);
	}
	function tagOpen(code) {
		if (code === 45 || asciiAlphanumeric(code)) {
			effects.consume(code);
			return tagOpen;
		}
		if (code === 47 || code === 62 || markdownLineEndingOrSpace(code)) return tagOpenBetween(code);
		return nok(code);
	}
	function tagOpenBetween(code) {
		if (code === 47) {
			effects.consume(code);
			return end;
		}
		if (code === 58 || code === 95 || asciiAlpha(code)) {
			effects.consume(code);
			return tagOpenAttributeName;
		}
		if (markdownLineEnding(code)) {
			returnState = tagOpenBetween;
			return lineEndingBefore(code);
		}
		if (markdownSpace(code)) {
			effects.consume(code);
			return tagOpenBetween;
		}
		return end(code);
	}
	function tagOpenAttributeName(code) {
		if (code === 45 || code === 46 || code === 58 || code === 95 || asciiAlphanumeric(code)) {
			effects.consume(code);
			return tagOpenAttributeName;
		}
		return tagOpenAttributeNameAfter(code);
	}
	function tagOpenAttributeNameAfter(code) {
		if (code === 61) {
			effects.consume(code);
			return tagOpenAttributeValueBefore;
		}
		if (markdownLineEnding(code)) {
			returnState = tagOpenAttributeNameAfter;
			return lineEndingBefore(code);
		}
		if (markdownSpace(code)) {
			effects.consume(code);
			return tagOpenAttributeNameAfter;
		}
		return tagOpenBetween(code);
	}
	function tagOpenAttributeValueBefore(code) {
		if (code === null || code === 60 || code === 61 || code === 62 || code === 96) return nok(code);
		if (code === 34 || code === 39) {
			effects.consume(code);
			marker = code;
			return tagOpenAttributeValueQuoted;
		}
		if (markdownLineEnding(code)) {
			returnState = tagOpenAttributeValueBefore;
			return lineEndingBefore(code);
		}
		if (markdownSpace(code)) {
			effects.consume(code);
			return tagOpenAttributeValueBefore;
		}
		effects.consume(code);
		return tagOpenAttributeValueUnquoted;
	}
	function tagOpenAttributeValueQuoted(code) {
		if (code === marker) {
			effects.consume(code);
			marker = void 0;
			return tagOpenAttributeValueQuotedAfter;
		}
		if (code === null) return nok(code);
		if (markdownLineEnding(code)) {
			returnState = tagOpenAttributeValueQuoted;
			return lineEndingBefore(code);
		}
		effects.consume(code);
		return tagOpenAttributeValueQuoted;
	}
	function tagOpenAttributeValueUnquoted(code) {
		if (code === null || code === 34 || code === 39 || code === 60 || code === 61 || code === 96) return nok(code);
		if (code === 47 || code === 62 || markdownLineEndingOrSpace(code)) return tagOpenBetween(code);
		effects.consume(code);
		return tagOpenAttributeValueUnquoted;
	}
	function tagOpenAttributeValueQuotedAfter(code) {
		if (code === 47 || code === 62 || markdownLineEndingOrSpace(code)) return tagOpenBetween(code);
		return nok(code);
	}
	function end(code) {
		if (code === 62) {
			effects.consume(code);
			effects.exit("htmlTextData");
			effects.exit("htmlText");
			return ok;
		}
		return nok(code);
	}
	function lineEndingBefore(code) {
		effects.exit("htmlTextData");
		effects.enter("lineEnding");
		effects.consume(code);
		effects.exit("lineEnding");
		return lineEndingAfter;
	}
	function lineEndingAfter(code) {
		return markdownSpace(code) ? factorySpace(effects, lineEndingAfterPrefix, "linePrefix", self.parser.constructs.disable.null.includes("codeIndented") ? void 0 : 4)(code) : lineEndingAfterPrefix(code);
	}
	function lineEndingAfterPrefix(code) {
		effects.enter("htmlTextData");
		return returnState(code);
	}
}

// node_modules/micromark-core-commonmark/lib/label-end.js
const labelEnd = {
	name: "labelEnd",
	resolveAll: resolveAllLabelEnd,
	resolveTo: resolveToLabelEnd,
	tokenize: tokenizeLabelEnd
};
const resourceConstruct = { tokenize: tokenizeResource };
const referenceFullConstruct = { tokenize: tokenizeReferenceFull };
const referenceCollapsedConstruct = { tokenize: tokenizeReferenceCollapsed };
function resolveAllLabelEnd(events) {
	let index = -1;
	const newEvents = [];
	while (++index < events.length) {
		const token = events[index][1];
		newEvents.push(events[index]);
		if (token.type === "labelImage" || token.type === "labelLink" || token.type === "labelEnd") {
			const offset = token.type === "labelImage" ? 4 : 2;
			token.type = "data";
			index += offset;
		}
	}
	if (events.length !== newEvents.length) splice(events, 0, events.length, newEvents);
	return events;
}
function resolveToLabelEnd(events, context) {
	let index = events.length;
	let offset = 0;
	let open;
	let close;
	let media;
	while (index--) {
		const token = events[index][1];
		if (open) {
			if (token.type === "link" || token.type === "labelLink" && token._inactive) break;
			if (events[index][0] === "enter" && token.type === "labelLink") token._inactive = true;
		} else if (close) {
			if (events[index][0] === "enter" && (token.type === "labelImage" || token.type === "labelLink") && !token._balanced) {
				open = index;
				if (token.type !== "labelLink") {
					offset = 2;
					break;
				}
			}
		} else if (token.type === "labelEnd") close = index;
	}
	const group = {
		type: events[open][1].type === "labelLink" ? "link" : "image",
		start: { ...events[open][1].start },
		end: { ...events[events.length - 1][1].end }
	};
	const label = {
		type: "label",
		start: { ...events[open][1].start },
		end: { ...events[close][1].end }
	};
	const text = {
		type: "labelText",
		start: { ...events[open + offset + 2][1].end },
		end: { ...events[close - 2][1].start }
	};
	media = [[
		"enter",
		group,
		context
	], [
		"enter",
		label,
		context
	]];
	media = push(media, events.slice(open + 1, open + offset + 3));
	media = push(media, [[
		"enter",
		text,
		context
	]]);
	media = push(media, resolveAll(context.parser.constructs.insideSpan.null, events.slice(open + offset + 4, close - 3), context));
	media = push(media, [
		[
			"exit",
			text,
			context
		],
		events[close - 2],
		events[close - 1],
		[
			"exit",
			label,
			context
		]
	]);
	media = push(media, events.slice(close + 1));
	media = push(media, [[
		"exit",
		group,
		context
	]]);
	splice(events, open, events.length, media);
	return events;
}
function tokenizeLabelEnd(effects, ok, nok) {
	const self = this;
	const labelStarts = self._labelStarts;
	let labelStart;
	let defined;
	if (labelStarts) {
		while (labelStarts.length > 0 && labelStarts[labelStarts.length - 1]._balanced) labelStarts.pop();
		labelStart = labelStarts[labelStarts.length - 1];
	}
	return start;
	function start(code) {
		if (!labelStart) return nok(code);
		if (labelStart._inactive) return labelEndNok(code);
		defined = self.parser.defined.includes(normalizeIdentifier(self.sliceSerialize({
			start: labelStart.end,
			end: self.now()
		})));
		effects.enter("labelEnd");
		effects.enter("labelMarker");
		effects.consume(code);
		effects.exit("labelMarker");
		effects.exit("labelEnd");
		return after;
	}
	function after(code) {
		if (code === 40) return effects.attempt(resourceConstruct, labelEndOk, defined ? labelEndOk : labelEndNok)(code);
		if (code === 91) return effects.attempt(referenceFullConstruct, labelEndOk, defined ? referenceNotFull : labelEndNok)(code);
		return defined ? labelEndOk(code) : labelEndNok(code);
	}
	function referenceNotFull(code) {
		return effects.attempt(referenceCollapsedConstruct, labelEndOk, labelEndNok)(code);
	}
	function labelEndOk(code) {
		labelStarts.pop();
		return ok(code);
	}
	function labelEndNok(code) {
		labelStart._balanced = true;
		return nok(code);
	}
}
function tokenizeResource(effects, ok, nok) {
	return resourceStart;
	function resourceStart(code) {
		effects.enter("resource");
		effects.enter("resourceMarker");
		effects.consume(code);
		effects.exit("resourceMarker");
		return resourceBefore;
	}
	function resourceBefore(code) {
		return markdownLineEndingOrSpace(code) ? factoryWhitespace(effects, resourceOpen)(code) : resourceOpen(code);
	}
	function resourceOpen(code) {
		if (code === 41) return resourceEnd(code);
		return factoryDestination(effects, resourceDestinationAfter, resourceDestinationMissing, "resourceDestination", "resourceDestinationLiteral", "resourceDestinationLiteralMarker", "resourceDestinationRaw", "resourceDestinationString", 32)(code);
	}
	function resourceDestinationAfter(code) {
		return markdownLineEndingOrSpace(code) ? factoryWhitespace(effects, resourceBetween)(code) : resourceEnd(code);
	}
	function resourceDestinationMissing(code) {
		return nok(code);
	}
	function resourceBetween(code) {
		if (code === 34 || code === 39 || code === 40) return factoryTitle(effects, resourceTitleAfter, nok, "resourceTitle", "resourceTitleMarker", "resourceTitleString")(code);
		return resourceEnd(code);
	}
	function resourceTitleAfter(code) {
		return markdownLineEndingOrSpace(code) ? factoryWhitespace(effects, resourceEnd)(code) : resourceEnd(code);
	}
	function resourceEnd(code) {
		if (code === 41) {
			effects.enter("resourceMarker");
			effects.consume(code);
			effects.exit("resourceMarker");
			effects.exit("resource");
			return ok;
		}
		return nok(code);
	}
}
function tokenizeReferenceFull(effects, ok, nok) {
	const self = this;
	return referenceFull;
	function referenceFull(code) {
		return factoryLabel.call(self, effects, referenceFullAfter, referenceFullMissing, "reference", "referenceMarker", "referenceString")(code);
	}
	function referenceFullAfter(code) {
		return self.parser.defined.includes(normalizeIdentifier(self.sliceSerialize(self.events[self.events.length - 1][1]).slice(1, -1))) ? ok(code) : nok(code);
	}
	function referenceFullMissing(code) {
		return nok(code);
	}
}
function tokenizeReferenceCollapsed(effects, ok, nok) {
	return referenceCollapsedStart;
	function referenceCollapsedStart(code) {
		effects.enter("reference");
		effects.enter("referenceMarker");
		effects.consume(code);
		effects.exit("referenceMarker");
		return referenceCollapsedOpen;
	}
	function referenceCollapsedOpen(code) {
		if (code === 93) {
			effects.enter("referenceMarker");
			effects.consume(code);
			effects.exit("referenceMarker");
			effects.exit("reference");
			return ok;
		}
		return nok(code);
	}
}

// node_modules/micromark-core-commonmark/lib/label-start-image.js
const labelStartImage = {
	name: "labelStartImage",
	resolveAll: labelEnd.resolveAll,
	tokenize: tokenizeLabelStartImage
};
function tokenizeLabelStartImage(effects, ok, nok) {
	const self = this;
	let labelImage;
	return start;
	function start(code) {
		effects.enter("labelImage");
		effects.enter("labelImageMarker");
		effects.consume(code);
		effects.exit("labelImageMarker");
		return open;
	}
	function open(code) {
		if (code === 91) {
			effects.enter("labelMarker");
			effects.consume(code);
			effects.exit("labelMarker");
			labelImage = effects.exit("labelImage");
			return after;
		}
		return nok(code);
	}
	function after(code) {
		/* c8 ignore next 6 */
		if (code === 94 && "_hiddenFootnoteSupport" in self.parser.constructs) return nok(code);
		self._labelStarts = self._labelStarts || [];
		self._labelStarts.push(labelImage);
		return ok(code);
	}
}

// node_modules/micromark-core-commonmark/lib/label-start-link.js
const labelStartLink = {
	name: "labelStartLink",
	resolveAll: labelEnd.resolveAll,
	tokenize: tokenizeLabelStartLink
};
function tokenizeLabelStartLink(effects, ok, nok) {
	const self = this;
	let labelLink;
	return start;
	function start(code) {
		effects.enter("labelLink");
		effects.enter("labelMarker");
		effects.consume(code);
		effects.exit("labelMarker");
		labelLink = effects.exit("labelLink");
		return after;
	}
	function after(code) {
		/* c8 ignore next 6 */
		if (code === 94 && "_hiddenFootnoteSupport" in self.parser.constructs) return nok(code);
		self._labelStarts = self._labelStarts || [];
		self._labelStarts.push(labelLink);
		return ok(code);
	}
}

// node_modules/micromark-core-commonmark/lib/line-ending.js
const lineEnding = {
	name: "lineEnding",
	tokenize: tokenizeLineEnding
};
function tokenizeLineEnding(effects, ok) {
	return start;
	function start(code) {
		effects.enter("lineEnding");
		effects.consume(code);
		effects.exit("lineEnding");
		return factorySpace(effects, ok, "linePrefix");
	}
}

// node_modules/micromark-core-commonmark/lib/thematic-break.js
const thematicBreak = {
	name: "thematicBreak",
	tokenize: tokenizeThematicBreak
};
function tokenizeThematicBreak(effects, ok, nok) {
	let size = 0;
	let marker;
	return start;
	function start(code) {
		effects.enter("thematicBreak");
		return before(code);
	}
	function before(code) {
		marker = code;
		return atBreak(code);
	}
	function atBreak(code) {
		if (code === marker) {
			effects.enter("thematicBreakSequence");
			return sequence(code);
		}
		if (size >= 3 && (code === null || markdownLineEnding(code))) {
			effects.exit("thematicBreak");
			return ok(code);
		}
		return nok(code);
	}
	function sequence(code) {
		if (code === marker) {
			effects.consume(code);
			size++;
			return sequence;
		}
		effects.exit("thematicBreakSequence");
		return markdownSpace(code) ? factorySpace(effects, atBreak, "whitespace")(code) : atBreak(code);
	}
}

// node_modules/micromark-core-commonmark/lib/list.js
const list = {
	continuation: { tokenize: tokenizeListContinuation },
	exit: tokenizeListEnd,
	name: "list",
	tokenize: tokenizeListStart
};
const listItemPrefixWhitespaceConstruct = {
	partial: true,
	tokenize: tokenizeListItemPrefixWhitespace
};
const indentConstruct = {
	partial: true,
	tokenize: tokenizeIndent
};
function tokenizeListStart(effects, ok, nok) {
	const self = this;
	const tail = self.events[self.events.length - 1];
	let initialSize = tail && tail[1].type === "linePrefix" ? tail[2].sliceSerialize(tail[1], true).length : 0;
	let size = 0;
	return start;
	function start(code) {
		const kind = self.containerState.type || (code === 42 || code === 43 || code === 45 ? "listUnordered" : "listOrdered");
		if (kind === "listUnordered" ? !self.containerState.marker || code === self.containerState.marker : asciiDigit(code)) {
			if (!self.containerState.type) {
				self.containerState.type = kind;
				effects.enter(kind, { _container: true });
			}
			if (kind === "listUnordered") {
				effects.enter("listItemPrefix");
				return code === 42 || code === 45 ? effects.check(thematicBreak, nok, atMarker)(code) : atMarker(code);
			}
			if (!self.interrupt || code === 49) {
				effects.enter("listItemPrefix");
				effects.enter("listItemValue");
				return inside(code);
			}
		}
		return nok(code);
	}
	function inside(code) {
		if (asciiDigit(code) && ++size < 10) {
			effects.consume(code);
			return inside;
		}
		if ((!self.interrupt || size < 2) && (self.containerState.marker ? code === self.containerState.marker : code === 41 || code === 46)) {
			effects.exit("listItemValue");
			return atMarker(code);
		}
		return nok(code);
	}
	function atMarker(code) {
		effects.enter("listItemMarker");
		effects.consume(code);
		effects.exit("listItemMarker");
		self.containerState.marker = self.containerState.marker || code;
		return effects.check(blankLine, self.interrupt ? nok : onBlank, effects.attempt(listItemPrefixWhitespaceConstruct, endOfPrefix, otherPrefix));
	}
	function onBlank(code) {
		self.containerState.initialBlankLine = true;
		initialSize++;
		return endOfPrefix(code);
	}
	function otherPrefix(code) {
		if (markdownSpace(code)) {
			effects.enter("listItemPrefixWhitespace");
			effects.consume(code);
			effects.exit("listItemPrefixWhitespace");
			return endOfPrefix;
		}
		return nok(code);
	}
	function endOfPrefix(code) {
		self.containerState.size = initialSize + self.sliceSerialize(effects.exit("listItemPrefix"), true).length;
		return ok(code);
	}
}
function tokenizeListContinuation(effects, ok, nok) {
	const self = this;
	self.containerState._closeFlow = void 0;
	return effects.check(blankLine, onBlank, notBlank);
	function onBlank(code) {
		self.containerState.furtherBlankLines = self.containerState.furtherBlankLines || self.containerState.initialBlankLine;
		return factorySpace(effects, ok, "listItemIndent", self.containerState.size + 1)(code);
	}
	function notBlank(code) {
		if (self.containerState.furtherBlankLines || !markdownSpace(code)) {
			self.containerState.furtherBlankLines = void 0;
			self.containerState.initialBlankLine = void 0;
			return notInCurrentItem(code);
		}
		self.containerState.furtherBlankLines = void 0;
		self.containerState.initialBlankLine = void 0;
		return effects.attempt(indentConstruct, ok, notInCurrentItem)(code);
	}
	function notInCurrentItem(code) {
		self.containerState._closeFlow = true;
		self.interrupt = void 0;
		return factorySpace(effects, effects.attempt(list, ok, nok), "linePrefix", self.parser.constructs.disable.null.includes("codeIndented") ? void 0 : 4)(code);
	}
}
function tokenizeIndent(effects, ok, nok) {
	const self = this;
	return factorySpace(effects, afterPrefix, "listItemIndent", self.containerState.size + 1);
	function afterPrefix(code) {
		const tail = self.events[self.events.length - 1];
		return tail && tail[1].type === "listItemIndent" && tail[2].sliceSerialize(tail[1], true).length === self.containerState.size ? ok(code) : nok(code);
	}
}
function tokenizeListEnd(effects) {
	effects.exit(this.containerState.type);
}
function tokenizeListItemPrefixWhitespace(effects, ok, nok) {
	const self = this;
	return factorySpace(effects, afterPrefix, "listItemPrefixWhitespace", self.parser.constructs.disable.null.includes("codeIndented") ? void 0 : 5);
	function afterPrefix(code) {
		const tail = self.events[self.events.length - 1];
		return !markdownSpace(code) && tail && tail[1].type === "listItemPrefixWhitespace" ? ok(code) : nok(code);
	}
}

// node_modules/micromark-core-commonmark/lib/setext-underline.js
const setextUnderline = {
	name: "setextUnderline",
	resolveTo: resolveToSetextUnderline,
	tokenize: tokenizeSetextUnderline
};
function resolveToSetextUnderline(events, context) {
	const editMap = new EditMap();
	let index = events.length;
	let content;
	let text;
	let definition;
	while (index--) if (events[index][0] === "enter") {
		if (events[index][1].type === "content") {
			content = index;
			break;
		}
		if (events[index][1].type === "paragraph") text = index;
	} else {
		if (events[index][1].type === "content") editMap.add(index, 1, []);
		if (!definition && events[index][1].type === "definition") definition = index;
	}
	const heading = {
		type: "setextHeading",
		start: { ...events[content][1].start },
		end: { ...events[events.length - 1][1].end }
	};
	events[text][1].type = "setextHeadingText";
	if (definition) {
		editMap.add(text, 0, [[
			"enter",
			heading,
			context
		]]);
		editMap.add(definition + 1, 0, [[
			"exit",
			events[content][1],
			context
		]]);
		events[content][1].end = { ...events[definition][1].end };
	} else events[content][1] = heading;
	editMap.add(events.length, 0, [[
		"exit",
		heading,
		context
	]]);
	editMap.consume(events);
	return events;
}
function tokenizeSetextUnderline(effects, ok, nok) {
	const self = this;
	let marker;
	return start;
	function start(code) {
		let index = self.events.length;
		let paragraph;
		while (index--) if (self.events[index][1].type !== "lineEnding" && self.events[index][1].type !== "linePrefix" && self.events[index][1].type !== "content") {
			paragraph = self.events[index][1].type === "paragraph";
			break;
		}
		if (!self.parser.lazy[self.now().line] && (self.interrupt || paragraph)) {
			effects.enter("setextHeadingLine");
			marker = code;
			return before(code);
		}
		return nok(code);
	}
	function before(code) {
		effects.enter("setextHeadingLineSequence");
		return inside(code);
	}
	function inside(code) {
		if (code === marker) {
			effects.consume(code);
			return inside;
		}
		effects.exit("setextHeadingLineSequence");
		return markdownSpace(code) ? factorySpace(effects, after, "lineSuffix")(code) : after(code);
	}
	function after(code) {
		if (code === null || markdownLineEnding(code)) {
			effects.exit("setextHeadingLine");
			return ok(code);
		}
		return nok(code);
	}
}

// node_modules/micromark/lib/initialize/flow.js
const flow$1 = { tokenize: initializeFlow };
function initializeFlow(effects) {
	const self = this;
	const initial = effects.attempt(blankLine, atBlankEnding, effects.attempt(this.parser.constructs.flowInitial, afterConstruct, factorySpace(effects, effects.attempt(this.parser.constructs.flow, afterConstruct, effects.attempt(content, afterConstruct)), "linePrefix")));
	return initial;
	function atBlankEnding(code) {
		if (code === null) {
			effects.consume(code);
			return;
		}
		effects.enter("lineEndingBlank");
		effects.consume(code);
		effects.exit("lineEndingBlank");
		self.currentConstruct = void 0;
		return initial;
	}
	function afterConstruct(code) {
		if (code === null) {
			effects.consume(code);
			return;
		}
		effects.enter("lineEnding");
		effects.consume(code);
		effects.exit("lineEnding");
		self.currentConstruct = void 0;
		return initial;
	}
}

// node_modules/micromark/lib/initialize/text.js
const resolver = { resolveAll: createResolver() };
const string$1 = initializeFactory("string");
const text$1 = initializeFactory("text");
function initializeFactory(field) {
	return {
		resolveAll: createResolver(field === "text" ? resolveAllLineSuffixes : void 0),
		tokenize: initializeText
	};
	function initializeText(effects) {
		const self = this;
		const constructs = this.parser.constructs[field];
		const text = effects.attempt(constructs, start, notText);
		return start;
		function start(code) {
			return atBreak(code) ? text(code) : notText(code);
		}
		function notText(code) {
			if (code === null) {
				effects.consume(code);
				return;
			}
			effects.enter("data");
			effects.consume(code);
			return data;
		}
		function data(code) {
			if (atBreak(code)) {
				effects.exit("data");
				return text(code);
			}
			effects.consume(code);
			return data;
		}
		function atBreak(code) {
			if (code === null) return true;
			const list = constructs[code];
			let index = -1;
			if (list) while (++index < list.length) {
				const item = list[index];
				if (!item.previous || item.previous.call(self, self.previous)) return true;
			}
			return false;
		}
	}
}
function createResolver(extraResolver) {
	return resolveAllText;
	function resolveAllText(events, context) {
		let index = -1;
		let enter;
		while (++index <= events.length) if (enter === void 0) {
			if (events[index] && events[index][1].type === "data") {
				enter = index;
				index++;
			}
		} else if (!events[index] || events[index][1].type !== "data") {
			if (index !== enter + 2) {
				events[enter][1].end = events[index - 1][1].end;
				events.splice(enter + 2, index - enter - 2);
				index = enter + 2;
			}
			enter = void 0;
		}
		return extraResolver ? extraResolver(events, context) : events;
	}
}
function resolveAllLineSuffixes(events, context) {
	const editMap = new EditMap();
	let eventIndex = 0;
	while (++eventIndex <= events.length) if ((eventIndex === events.length || events[eventIndex][1].type === "lineEnding") && events[eventIndex - 1][1].type === "data") {
		const data = events[eventIndex - 1][1];
		const chunks = context.sliceStream(data);
		let index = chunks.length;
		let bufferIndex = -1;
		let size = 0;
		let tabs;
		while (index--) {
			const chunk = chunks[index];
			if (typeof chunk === "string") {
				bufferIndex = chunk.length;
				while (chunk.charCodeAt(bufferIndex - 1) === 32) {
					size++;
					bufferIndex--;
				}
				if (bufferIndex) break;
				bufferIndex = -1;
			} else if (chunk === -2) {
				tabs = true;
				size++;
			} else if (chunk === -1) {} else {
				index++;
				break;
			}
		}
		if (context._contentTypeTextTrailing && eventIndex === events.length) size = 0;
		if (size) {
			const token = {
				type: eventIndex === events.length || tabs || size < 2 ? "lineSuffix" : "hardBreakTrailing",
				start: {
					_bufferIndex: index ? bufferIndex : data.start._bufferIndex + bufferIndex,
					_index: data.start._index + index,
					line: data.end.line,
					column: data.end.column - size,
					offset: data.end.offset - size
				},
				end: { ...data.end }
			};
			data.end = { ...token.start };
			if (data.start.offset === data.end.offset) Object.assign(data, token);
			else editMap.add(eventIndex, 0, [[
				"enter",
				token,
				context
			], [
				"exit",
				token,
				context
			]]);
		}
		eventIndex++;
	}
	editMap.consume(events);
	return events;
}

// node_modules/micromark/lib/constructs.js
var constructs_exports = /* @__PURE__ */ __exportAll({
	attentionMarkers: () => attentionMarkers,
	contentInitial: () => contentInitial,
	disable: () => disable,
	document: () => document,
	flow: () => flow,
	flowInitial: () => flowInitial,
	insideSpan: () => insideSpan,
	string: () => string,
	text: () => text
});
const document = {
	[42]: list,
	[43]: list,
	[45]: list,
	[48]: list,
	[49]: list,
	[50]: list,
	[51]: list,
	[52]: list,
	[53]: list,
	[54]: list,
	[55]: list,
	[56]: list,
	[57]: list,
	[62]: blockQuote
};
const contentInitial = { [91]: definition };
const flowInitial = {
	[-2]: codeIndented,
	[-1]: codeIndented,
	[32]: codeIndented
};
const flow = {
	[35]: headingAtx,
	[42]: thematicBreak,
	[45]: [setextUnderline, thematicBreak],
	[60]: htmlFlow,
	[61]: setextUnderline,
	[95]: thematicBreak,
	[96]: codeFenced,
	[126]: codeFenced
};
const string = {
	[38]: characterReference,
	[92]: characterEscape
};
const text = {
	[-5]: lineEnding,
	[-4]: lineEnding,
	[-3]: lineEnding,
	[33]: labelStartImage,
	[38]: characterReference,
	[42]: attention,
	[60]: [autolink, htmlText],
	[91]: labelStartLink,
	[92]: [hardBreakEscape, characterEscape],
	[93]: labelEnd,
	[95]: attention,
	[96]: codeText
};
const insideSpan = { null: [attention, resolver] };
const attentionMarkers = { null: [42, 95] };
const disable = { null: [] };

// node_modules/micromark/lib/create-tokenizer.js
function createTokenizer(parser, initialize, from) {
	let point = {
		_bufferIndex: -1,
		_index: 0,
		line: from && from.line || 1,
		column: from && from.column || 1,
		offset: from && from.offset || 0
	};
	const columnStart = {};
	const resolveAllConstructs = [];
	let chunks = [];
	let stack = [];
	const effects = {
		attempt: constructFactory(onsuccessfulconstruct),
		check: constructFactory(onsuccessfulcheck),
		consume,
		enter,
		exit,
		interrupt: constructFactory(onsuccessfulcheck, { interrupt: true })
	};
	const context = {
		code: null,
		containerState: {},
		defineSkip,
		events: [],
		now,
		parser,
		previous: null,
		sliceSerialize,
		sliceStream,
		write
	};
	let state = initialize.tokenize.call(context, effects);
	if (initialize.resolveAll) resolveAllConstructs.push(initialize);
	return context;
	function write(slice) {
		chunks = push(chunks, slice);
		main();
		if (chunks[chunks.length - 1] !== null) return [];
		addResult(initialize, 0);
		context.events = resolveAll(resolveAllConstructs, context.events, context);
		return context.events;
	}
	function sliceSerialize(token, expandTabs) {
		return serializeChunks(sliceStream(token), expandTabs);
	}
	function sliceStream(token) {
		return sliceChunks(chunks, token);
	}
	function now() {
		const { _bufferIndex, _index, line, column, offset } = point;
		return {
			_bufferIndex,
			_index,
			line,
			column,
			offset
		};
	}
	function defineSkip(value) {
		columnStart[value.line] = value.column;
		accountForPotentialSkip();
	}
	function main() {
		while (point._index < chunks.length) {
			const chunk = chunks[point._index];
			if (typeof chunk === "string") {
				const chunkIndex = point._index;
				if (point._bufferIndex < 0) point._bufferIndex = 0;
				while (point._index === chunkIndex && point._bufferIndex < chunk.length) go(chunk.charCodeAt(point._bufferIndex));
			} else go(chunk);
		}
	}
	function go(code) {
		state = state(code);
	}
	function consume(code) {
		if (markdownLineEnding(code)) {
			point.line++;
			point.column = 1;
			point.offset += code === -3 ? 2 : 1;
			accountForPotentialSkip();
		} else if (code !== -1) {
			point.column++;
			point.offset++;
		}
		if (point._bufferIndex < 0) point._index++;
		else {
			point._bufferIndex++;
			if (point._bufferIndex === chunks[point._index].length) {
				point._bufferIndex = -1;
				point._index++;
			}
		}
		context.previous = code;
	}
	function enter(type, fields) {
		const token = fields || {};
		token.type = type;
		token.start = now();
		context.events.push([
			"enter",
			token,
			context
		]);
		stack.push(token);
		return token;
	}
	function exit(type) {
		const token = stack.pop();
		token.end = now();
		context.events.push([
			"exit",
			token,
			context
		]);
		return token;
	}
	function onsuccessfulconstruct(construct, info) {
		addResult(construct, info.from);
	}
	function onsuccessfulcheck(_, info) {
		info.restore();
	}
	function constructFactory(onreturn, fields) {
		return hook;
		function hook(constructs, returnState, bogusState) {
			let listOfConstructs;
			let constructIndex;
			let currentConstruct;
			let info;
			return Array.isArray(constructs) ? handleListOfConstructs(constructs) : "tokenize" in constructs ? handleListOfConstructs([constructs]) : handleMapOfConstructs(constructs);
			function handleMapOfConstructs(map) {
				return start;
				function start(code) {
					const left = code !== null && map[code];
					const all = code !== null && map.null;
					return handleListOfConstructs([...Array.isArray(left) ? left : left ? [left] : [], ...Array.isArray(all) ? all : all ? [all] : []])(code);
				}
			}
			function handleListOfConstructs(list) {
				listOfConstructs = list;
				constructIndex = 0;
				if (list.length === 0) return bogusState;
				return handleConstruct(list[constructIndex]);
			}
			function handleConstruct(construct) {
				return start;
				function start(code) {
					info = store();
					currentConstruct = construct;
					if (!construct.partial) context.currentConstruct = construct;
					if (construct.name && context.parser.constructs.disable.null.includes(construct.name)) return nok(code);
					return construct.tokenize.call(fields ? Object.assign(Object.create(context), fields) : context, effects, ok, nok)(code);
				}
			}
			function ok(code) {
				onreturn(currentConstruct, info);
				return returnState;
			}
			function nok(code) {
				info.restore();
				if (++constructIndex < listOfConstructs.length) return handleConstruct(listOfConstructs[constructIndex]);
				return bogusState;
			}
		}
	}
	function addResult(construct, from) {
		if (construct.resolveAll && !resolveAllConstructs.includes(construct)) resolveAllConstructs.push(construct);
		if (construct.resolve) splice(context.events, from, context.events.length - from, construct.resolve(context.events.slice(from), context));
		if (construct.resolveTo) context.events = construct.resolveTo(context.events, context);
	}
	function store() {
		const startPoint = now();
		const startPrevious = context.previous;
		const startCurrentConstruct = context.currentConstruct;
		const startEventsIndex = context.events.length;
		const startStack = Array.from(stack);
		return {
			from: startEventsIndex,
			restore
		};
		function restore() {
			point = startPoint;
			context.previous = startPrevious;
			context.currentConstruct = startCurrentConstruct;
			context.events.length = startEventsIndex;
			stack = startStack;
			accountForPotentialSkip();
		}
	}
	function accountForPotentialSkip() {
		if (point.line in columnStart && point.column < 2) {
			point.column = columnStart[point.line];
			point.offset += columnStart[point.line] - 1;
		}
	}
}
function sliceChunks(chunks, token) {
	const startIndex = token.start._index;
	const startBufferIndex = token.start._bufferIndex;
	const endIndex = token.end._index;
	const endBufferIndex = token.end._bufferIndex;
	let view;
	if (startIndex === endIndex) view = [chunks[startIndex].slice(startBufferIndex, endBufferIndex)];
	else {
		view = chunks.slice(startIndex, endIndex);
		if (startBufferIndex > -1) {
			const head = view[0];
			if (typeof head === "string") view[0] = head.slice(startBufferIndex);
			else view.shift();
		}
		if (endBufferIndex > 0) view.push(chunks[endIndex].slice(0, endBufferIndex));
	}
	return view;
}
function serializeChunks(chunks, expandTabs) {
	let index = -1;
	const result = [];
	let atTab;
	while (++index < chunks.length) {
		const chunk = chunks[index];
		let value;
		if (typeof chunk === "string") value = chunk;
		else switch (chunk) {
			case -5:
				value = "\r";
				break;
			case -4:
				value = "\n";
				break;
			case -3:
				value = "\r\n";
				break;
			case -2:
				value = expandTabs ? " " : "	";
				break;
			case -1:
				if (!expandTabs && atTab) continue;
				value = " ";
				break;
			default: value = String.fromCharCode(chunk);
		}
		atTab = chunk === -2;
		result.push(value);
	}
	return result.join("");
}

// node_modules/micromark/lib/parse.js
function parse(options) {
	const parser = {
		constructs: combineExtensions([constructs_exports, ...(options || {}).extensions || []]),
		content: create(content$1),
		defined: [],
		document: create(document$1),
		flow: create(flow$1),
		lazy: {},
		string: create(string$1),
		text: create(text$1)
	};
	return parser;
	function create(initial) {
		return creator;
		function creator(from) {
			return createTokenizer(parser, initial, from);
		}
	}
}

// node_modules/micromark/lib/postprocess.js
function postprocess(events) {
	while (!subtokenize(events));
	return events;
}

// node_modules/micromark/lib/preprocess.js
const search = /[\0\t\n\r]/g;
function preprocess() {
	let column = 1;
	let buffer = "";
	let start = true;
	let atCarriageReturn;
	return preprocessor;
	function preprocessor(value, encoding, end) {
		value = buffer + (typeof value === "string" ? value.toString() : new TextDecoder(encoding || void 0).decode(value));
		const chunks = [];
		let startPosition = 0;
		buffer = "";
		if (start) {
			if (value.charCodeAt(0) === 65279) startPosition++;
			start = void 0;
		}
		while (startPosition < value.length) {
			search.lastIndex = startPosition;
			const match = search.exec(value);
			const endPosition = match && match.index !== void 0 ? match.index : value.length;
			const code = value.charCodeAt(endPosition);
			if (!match) {
				buffer = value.slice(startPosition);
				break;
			}
			if (code === 10 && startPosition === endPosition && atCarriageReturn) {
				chunks.push(-3);
				atCarriageReturn = void 0;
			} else {
				if (atCarriageReturn) {
					chunks.push(-5);
					atCarriageReturn = void 0;
				}
				if (startPosition < endPosition) {
					chunks.push(value.slice(startPosition, endPosition));
					column += endPosition - startPosition;
				}
				switch (code) {
					case 0:
						chunks.push(65533);
						column++;
						break;
					case 9: {
						const next = Math.ceil(column / 4) * 4;
						chunks.push(-2);
						while (column++ < next) chunks.push(-1);
						break;
					}
					case 10:
						chunks.push(-4);
						column = 1;
						break;
					default:
						atCarriageReturn = true;
						column = 1;
				}
			}
			startPosition = endPosition + 1;
		}
		if (end) {
			if (atCarriageReturn) chunks.push(-5);
			if (buffer) chunks.push(buffer);
			chunks.push(null);
		}
		return chunks;
	}
}

// node_modules/micromark-util-decode-string/index.js
const characterEscapeOrReference = /\\([!-/:-@[-`{-~])|&(#(?:\d{1,7}|x[\da-f]{1,6})|[\da-z]{1,31});/gi;
function decodeString(value) {
	return value.replace(characterEscapeOrReference, decode);
}
function decode($0, $1, $2) {
	if ($1) return $1;
	if ($2.charCodeAt(0) === 35) {
		const head = $2.charCodeAt(1);
		const hex = head === 120 || head === 88;
		return decodeNumericCharacterReference($2.slice(hex ? 2 : 1), hex ? 16 : 10);
	}
	return decodeNamedCharacterReference($2) || $0;
}

// node_modules/unist-util-stringify-position/lib/index.js
function stringifyPosition(value) {
	if (!value || typeof value !== "object") return "";
	if ("position" in value || "type" in value) return position(value.position);
	if ("start" in value || "end" in value) return position(value);
	if ("line" in value || "column" in value) return point$1(value);
	return "";
}
function point$1(point) {
	return index(point && point.line) + ":" + index(point && point.column);
}
function position(pos) {
	return point$1(pos && pos.start) + "-" + point$1(pos && pos.end);
}
function index(value) {
	return value && typeof value === "number" ? value : 1;
}

// node_modules/mdast-util-from-markdown/lib/index.js
const own = {}.hasOwnProperty;
function fromMarkdown(value, encoding, options) {
	if (encoding && typeof encoding === "object") {
		options = encoding;
		encoding = void 0;
	}
	return compiler(options)(postprocess(parse(options).document().write(preprocess()(value, encoding, true))));
}
function compiler(options) {
	const config = {
		afterExit: [],
		beforeEnter: [],
		transforms: [],
		canContainEols: [
			"emphasis",
			"fragment",
			"heading",
			"paragraph",
			"strong"
		],
		enter: {
			autolink: opener(link),
			autolinkProtocol: onenterdata,
			autolinkEmail: onenterdata,
			atxHeading: opener(heading),
			blockQuote: opener(blockQuote),
			characterEscape: onenterdata,
			characterReference: onenterdata,
			codeFenced: opener(codeFlow),
			codeFencedFenceInfo: buffer,
			codeFencedFenceMeta: buffer,
			codeIndented: opener(codeFlow, buffer),
			codeText: opener(codeText, buffer),
			codeTextData: onenterdata,
			data: onenterdata,
			codeFlowValue: onenterdata,
			definition: opener(definition),
			definitionDestinationString: buffer,
			definitionLabelString: buffer,
			definitionTitleString: buffer,
			emphasis: opener(emphasis),
			hardBreakEscape: opener(hardBreak),
			hardBreakTrailing: opener(hardBreak),
			htmlFlow: opener(html, buffer),
			htmlFlowData: onenterdata,
			htmlText: opener(html, buffer),
			htmlTextData: onenterdata,
			image: opener(image),
			label: buffer,
			link: opener(link),
			listItem: opener(listItem),
			listItemValue: onenterlistitemvalue,
			listOrdered: opener(list, onenterlistordered),
			listUnordered: opener(list),
			paragraph: opener(paragraph),
			reference: onenterreference,
			referenceString: buffer,
			resourceDestinationString: buffer,
			resourceTitleString: buffer,
			setextHeading: opener(heading),
			strong: opener(strong),
			thematicBreak: opener(thematicBreak)
		},
		exit: {
			atxHeading: closer(),
			atxHeadingSequence: onexitatxheadingsequence,
			autolink: closer(),
			autolinkEmail: onexitautolinkemail,
			autolinkProtocol: onexitautolinkprotocol,
			blockQuote: closer(),
			characterEscapeValue: onexitdata,
			characterReferenceMarkerHexadecimal: onexitcharacterreferencemarker,
			characterReferenceMarkerNumeric: onexitcharacterreferencemarker,
			characterReferenceValue: onexitcharacterreferencevalue,
			characterReference: onexitcharacterreference,
			codeFenced: closer(onexitcodefenced),
			codeFencedFence: onexitcodefencedfence,
			codeFencedFenceInfo: onexitcodefencedfenceinfo,
			codeFencedFenceMeta: onexitcodefencedfencemeta,
			codeFlowValue: onexitdata,
			codeIndented: closer(onexitcodeindented),
			codeText: closer(onexitcodetext),
			codeTextData: onexitdata,
			data: onexitdata,
			definition: closer(),
			definitionDestinationString: onexitdefinitiondestinationstring,
			definitionLabelString: onexitdefinitionlabelstring,
			definitionTitleString: onexitdefinitiontitlestring,
			emphasis: closer(),
			hardBreakEscape: closer(onexithardbreak),
			hardBreakTrailing: closer(onexithardbreak),
			htmlFlow: closer(onexithtmlflow),
			htmlFlowData: onexitdata,
			htmlText: closer(onexithtmltext),
			htmlTextData: onexitdata,
			image: closer(onexitimage),
			label: onexitlabel,
			labelText: onexitlabeltext,
			lineEnding: onexitlineending,
			link: closer(onexitlink),
			listItem: closer(),
			listOrdered: closer(),
			listUnordered: closer(),
			paragraph: closer(),
			referenceString: onexitreferencestring,
			resourceDestinationString: onexitresourcedestinationstring,
			resourceTitleString: onexitresourcetitlestring,
			resource: onexitresource,
			setextHeading: closer(onexitsetextheading),
			setextHeadingLineSequence: onexitsetextheadinglinesequence,
			setextHeadingText: onexitsetextheadingtext,
			strong: closer(),
			thematicBreak: closer()
		}
	};
	configure(config, (options || {}).mdastExtensions || []);
	const data = {};
	return compile;
	function compile(events) {
		let tree = {
			type: "root",
			children: [],
			position: void 0
		};
		const context = {
			stack: [tree],
			tokenStack: [],
			config,
			enter,
			exit,
			buffer,
			resume,
			data
		};
		const listStack = [];
		const prepared = [];
		let index = -1;
		while (++index < events.length) {
			prepared.push(events[index]);
			if (events[index][1].type === "listOrdered" || events[index][1].type === "listUnordered") {
				if (events[index][0] === "enter") listStack.push(prepared.length - 1);
				else prepareList(prepared, listStack.pop());
			}
		}
		events = prepared;
		index = -1;
		while (++index < events.length) {
			const handler = config[events[index][0]];
			if (events[index][0] === "enter" && config.beforeEnter.length > 0) callListeners(config.beforeEnter, {
				...context,
				sliceSerialize: events[index][2].sliceSerialize
			}, events[index][1]);
			if (own.call(handler, events[index][1].type)) handler[events[index][1].type].call({
				...context,
				sliceSerialize: events[index][2].sliceSerialize
			}, events[index][1]);
			if (events[index][0] === "exit" && config.afterExit.length > 0) callListeners(config.afterExit, {
				...context,
				sliceSerialize: events[index][2].sliceSerialize
			}, events[index][1]);
		}
		if (context.tokenStack.length > 0) {
			const tail = context.tokenStack[context.tokenStack.length - 1];
			(tail[1] || defaultOnError).call(context, void 0, tail[0]);
		}
		tree.position = {
			start: point(events.length > 0 ? events[0][1].start : {
				line: 1,
				column: 1,
				offset: 0
			}),
			end: point(events.length > 0 ? events[events.length - 2][1].end : {
				line: 1,
				column: 1,
				offset: 0
			})
		};
		index = -1;
		while (++index < config.transforms.length) tree = config.transforms[index](tree) || tree;
		return tree;
	}
	function callListeners(listeners, context, token) {
		let index = -1;
		while (++index < listeners.length) listeners[index].call(context, token);
	}
	function prepareList(events, start) {
		const end = events.length - 1;
		let index = start - 1;
		let containerBalance = -1;
		let listSpread = false;
		let listItem;
		let lineIndex;
		let firstBlankLineIndex;
		let atMarker;
		const insertions = [];
		while (++index <= end) {
			const event = events[index];
			switch (event[1].type) {
				case "listUnordered":
				case "listOrdered":
				case "blockQuote":
					if (event[0] === "enter") containerBalance++;
					else containerBalance--;
					atMarker = void 0;
					break;
				case "lineEndingBlank":
					if (event[0] === "enter") {
						if (listItem && !atMarker && !containerBalance && !firstBlankLineIndex) firstBlankLineIndex = index;
						atMarker = void 0;
					}
					break;
				case "linePrefix":
				case "listItemValue":
				case "listItemMarker":
				case "listItemPrefix":
				case "listItemPrefixWhitespace": break;
				default: atMarker = void 0;
			}
			if (!containerBalance && event[0] === "enter" && event[1].type === "listItemPrefix" || containerBalance === -1 && event[0] === "exit" && (event[1].type === "listUnordered" || event[1].type === "listOrdered")) {
				if (listItem) {
					let tailIndex = index;
					lineIndex = void 0;
					while (tailIndex--) {
						const tailEvent = events[tailIndex];
						if (tailEvent[1].type === "lineEnding" || tailEvent[1].type === "lineEndingBlank") {
							if (tailEvent[0] === "exit") continue;
							if (lineIndex) {
								events[lineIndex][1].type = "lineEndingBlank";
								listSpread = true;
							}
							tailEvent[1].type = "lineEnding";
							lineIndex = tailIndex;
						} else if (tailEvent[1].type === "linePrefix" || tailEvent[1].type === "blockQuotePrefix" || tailEvent[1].type === "blockQuotePrefixWhitespace" || tailEvent[1].type === "blockQuoteMarker" || tailEvent[1].type === "listItemIndent") {} else break;
					}
					if (firstBlankLineIndex && (!lineIndex || firstBlankLineIndex < lineIndex)) listItem._spread = true;
					listItem.end = Object.assign({}, lineIndex ? events[lineIndex][1].start : event[1].end);
					insertions.push({
						at: lineIndex || index,
						event: [
							"exit",
							listItem,
							event[2]
						]
					});
				}
				if (event[1].type === "listItemPrefix") {
					const item = {
						type: "listItem",
						_spread: false,
						start: Object.assign({}, event[1].start),
						end: void 0
					};
					listItem = item;
					insertions.push({
						at: index,
						event: [
							"enter",
							item,
							event[2]
						]
					});
					firstBlankLineIndex = void 0;
					atMarker = true;
				}
			}
		}
		const listEvents = events.splice(start);
		let insertion = 0;
		index = -1;
		while (++index < listEvents.length) {
			while (insertion < insertions.length && insertions[insertion].at === start + index) events.push(insertions[insertion++].event);
			events.push(listEvents[index]);
		}
		events[start][1]._spread = listSpread;
	}
	function opener(create, and) {
		return open;
		function open(token) {
			enter.call(this, create(token), token);
			if (and) and.call(this, token);
		}
	}
	function buffer() {
		this.stack.push({
			type: "fragment",
			children: []
		});
	}
	function enter(node, token, errorHandler) {
		this.stack[this.stack.length - 1].children.push(node);
		this.stack.push(node);
		this.tokenStack.push([token, errorHandler || void 0]);
		node.position = {
			start: point(token.start),
			end: void 0
		};
	}
	function closer(and) {
		return close;
		function close(token) {
			if (and) and.call(this, token);
			exit.call(this, token);
		}
	}
	function exit(token, onExitError) {
		const node = this.stack.pop();
		const open = this.tokenStack.pop();
		if (!open) throw new Error("Cannot close `" + token.type + "` (" + stringifyPosition({
			start: token.start,
			end: token.end
		}) + "): it’s not open");
		if (open[0].type !== token.type) {
			if (onExitError) onExitError.call(this, token, open[0]);
			else (open[1] || defaultOnError).call(this, token, open[0]);
		}
		node.position.end = point(token.end);
	}
	function resume() {
		return toString(this.stack.pop());
	}
	function onenterlistordered() {
		this.data.expectingFirstListItemValue = true;
	}
	function onenterlistitemvalue(token) {
		if (this.data.expectingFirstListItemValue) {
			const ancestor = this.stack[this.stack.length - 2];
			ancestor.start = Number.parseInt(this.sliceSerialize(token), 10);
			this.data.expectingFirstListItemValue = void 0;
		}
	}
	function onexitcodefencedfenceinfo() {
		const data = this.resume();
		const node = this.stack[this.stack.length - 1];
		node.lang = data;
	}
	function onexitcodefencedfencemeta() {
		const data = this.resume();
		const node = this.stack[this.stack.length - 1];
		node.meta = data;
	}
	function onexitcodefencedfence() {
		if (this.data.flowCodeInside) return;
		this.buffer();
		this.data.flowCodeInside = true;
	}
	function onexitcodefenced() {
		const data = this.resume();
		const node = this.stack[this.stack.length - 1];
		node.value = data.replace(/^(\r?\n|\r)|(\r?\n|\r)$/g, "");
		this.data.flowCodeInside = void 0;
	}
	function onexitcodeindented() {
		const data = this.resume();
		const node = this.stack[this.stack.length - 1];
		node.value = data.replace(/(\r?\n|\r)$/g, "");
	}
	function onexitdefinitionlabelstring(token) {
		const label = this.resume();
		const node = this.stack[this.stack.length - 1];
		node.label = label;
		node.identifier = normalizeIdentifier(this.sliceSerialize(token)).toLowerCase();
	}
	function onexitdefinitiontitlestring() {
		const data = this.resume();
		const node = this.stack[this.stack.length - 1];
		node.title = data;
	}
	function onexitdefinitiondestinationstring() {
		const data = this.resume();
		const node = this.stack[this.stack.length - 1];
		node.url = data;
	}
	function onexitatxheadingsequence(token) {
		const node = this.stack[this.stack.length - 1];
		if (!node.depth) node.depth = this.sliceSerialize(token).length;
	}
	function onexitsetextheadingtext() {
		this.data.setextHeadingSlurpLineEnding = true;
	}
	function onexitsetextheadinglinesequence(token) {
		const node = this.stack[this.stack.length - 1];
		node.depth = this.sliceSerialize(token).codePointAt(0) === 61 ? 1 : 2;
	}
	function onexitsetextheading() {
		this.data.setextHeadingSlurpLineEnding = void 0;
	}
	function onenterdata(token) {
		const siblings = this.stack[this.stack.length - 1].children;
		let tail = siblings[siblings.length - 1];
		if (!tail || tail.type !== "text") {
			tail = text();
			tail.position = {
				start: point(token.start),
				end: void 0
			};
			siblings.push(tail);
		}
		this.stack.push(tail);
	}
	function onexitdata(token) {
		const tail = this.stack.pop();
		tail.value += this.sliceSerialize(token);
		tail.position.end = point(token.end);
	}
	function onexitlineending(token) {
		const context = this.stack[this.stack.length - 1];
		if (this.data.atHardBreak) {
			const tail = context.children[context.children.length - 1];
			tail.position.end = point(token.end);
			this.data.atHardBreak = void 0;
			return;
		}
		if (!this.data.setextHeadingSlurpLineEnding && config.canContainEols.includes(context.type)) {
			onenterdata.call(this, token);
			onexitdata.call(this, token);
		}
	}
	function onexithardbreak() {
		this.data.atHardBreak = true;
	}
	function onexithtmlflow() {
		const data = this.resume();
		const node = this.stack[this.stack.length - 1];
		node.value = data;
	}
	function onexithtmltext() {
		const data = this.resume();
		const node = this.stack[this.stack.length - 1];
		node.value = data;
	}
	function onexitcodetext() {
		const data = this.resume();
		const node = this.stack[this.stack.length - 1];
		node.value = data;
	}
	function onexitlink() {
		const node = this.stack[this.stack.length - 1];
		if (this.data.inReference) {
			const referenceType = this.data.referenceType || "shortcut";
			node.type += "Reference";
			node.referenceType = referenceType;
			delete node.url;
			delete node.title;
		} else {
			delete node.identifier;
			delete node.label;
		}
		this.data.referenceType = void 0;
	}
	function onexitimage() {
		const node = this.stack[this.stack.length - 1];
		if (this.data.inReference) {
			const referenceType = this.data.referenceType || "shortcut";
			node.type += "Reference";
			node.referenceType = referenceType;
			delete node.url;
			delete node.title;
		} else {
			delete node.identifier;
			delete node.label;
		}
		this.data.referenceType = void 0;
	}
	function onexitlabeltext(token) {
		const string = this.sliceSerialize(token);
		const ancestor = this.stack[this.stack.length - 2];
		ancestor.label = decodeString(string);
		ancestor.identifier = normalizeIdentifier(string).toLowerCase();
	}
	function onexitlabel() {
		const fragment = this.stack[this.stack.length - 1];
		const value = this.resume();
		const node = this.stack[this.stack.length - 1];
		this.data.inReference = true;
		if (node.type === "link") node.children = fragment.children;
		else node.alt = value;
	}
	function onexitresourcedestinationstring() {
		const data = this.resume();
		const node = this.stack[this.stack.length - 1];
		node.url = data;
	}
	function onexitresourcetitlestring() {
		const data = this.resume();
		const node = this.stack[this.stack.length - 1];
		node.title = data;
	}
	function onexitresource() {
		this.data.inReference = void 0;
	}
	function onenterreference() {
		this.data.referenceType = "collapsed";
	}
	function onexitreferencestring(token) {
		const label = this.resume();
		const node = this.stack[this.stack.length - 1];
		node.label = label;
		node.identifier = normalizeIdentifier(this.sliceSerialize(token)).toLowerCase();
		this.data.referenceType = "full";
	}
	function onexitcharacterreferencemarker(token) {
		this.data.characterReferenceType = token.type;
	}
	function onexitcharacterreferencevalue(token) {
		const data = this.sliceSerialize(token);
		const type = this.data.characterReferenceType;
		let value;
		if (type) {
			value = decodeNumericCharacterReference(data, type === "characterReferenceMarkerNumeric" ? 10 : 16);
			this.data.characterReferenceType = void 0;
		} else value = decodeNamedCharacterReference(data);
		const tail = this.stack[this.stack.length - 1];
		tail.value += value;
	}
	function onexitcharacterreference(token) {
		const tail = this.stack.pop();
		tail.position.end = point(token.end);
	}
	function onexitautolinkprotocol(token) {
		onexitdata.call(this, token);
		const node = this.stack[this.stack.length - 1];
		node.url = this.sliceSerialize(token);
	}
	function onexitautolinkemail(token) {
		onexitdata.call(this, token);
		const node = this.stack[this.stack.length - 1];
		node.url = "mailto:" + this.sliceSerialize(token);
	}
	function blockQuote() {
		return {
			type: "blockquote",
			children: [],
			position: void 0
		};
	}
	function codeFlow() {
		return {
			type: "code",
			lang: null,
			meta: null,
			value: "",
			position: void 0
		};
	}
	function codeText() {
		return {
			type: "inlineCode",
			value: "",
			position: void 0
		};
	}
	function definition() {
		return {
			type: "definition",
			identifier: "",
			label: null,
			title: null,
			url: "",
			position: void 0
		};
	}
	function emphasis() {
		return {
			type: "emphasis",
			children: [],
			position: void 0
		};
	}
	function heading() {
		return {
			type: "heading",
			depth: 0,
			children: [],
			position: void 0
		};
	}
	function hardBreak() {
		return {
			type: "break",
			position: void 0
		};
	}
	function html() {
		return {
			type: "html",
			value: "",
			position: void 0
		};
	}
	function image() {
		return {
			type: "image",
			title: null,
			url: "",
			alt: null,
			position: void 0
		};
	}
	function link() {
		return {
			type: "link",
			title: null,
			url: "",
			children: [],
			position: void 0
		};
	}
	function list(token) {
		return {
			type: "list",
			ordered: token.type === "listOrdered",
			start: null,
			spread: token._spread,
			children: [],
			position: void 0
		};
	}
	function listItem(token) {
		return {
			type: "listItem",
			spread: token._spread,
			checked: null,
			children: [],
			position: void 0
		};
	}
	function paragraph() {
		return {
			type: "paragraph",
			children: [],
			position: void 0
		};
	}
	function strong() {
		return {
			type: "strong",
			children: [],
			position: void 0
		};
	}
	function text() {
		return {
			type: "text",
			value: "",
			position: void 0
		};
	}
	function thematicBreak() {
		return {
			type: "thematicBreak",
			position: void 0
		};
	}
}
function point(d) {
	return {
		line: d.line,
		column: d.column,
		offset: d.offset
	};
}
function configure(combined, extensions) {
	let index = -1;
	while (++index < extensions.length) {
		const value = extensions[index];
		if (Array.isArray(value)) configure(combined, value);
		else extension(combined, value);
	}
}
function extension(combined, extension) {
	let key;
	for (key in extension) if (own.call(extension, key)) switch (key) {
		case "canContainEols": {
			const right = extension[key];
			if (right) combined[key].push(...right);
			break;
		}
		case "transforms": {
			const right = extension[key];
			if (right) combined[key].push(...right);
			break;
		}
		case "afterExit":
		case "beforeEnter": {
			const right = extension[key];
			if (right) combined[key].push(right);
			break;
		}
		case "enter":
		case "exit": {
			const right = extension[key];
			if (right) Object.assign(combined[key], right);
			break;
		}
	}
}
function defaultOnError(left, right) {
	if (left) throw new Error("Cannot close `" + left.type + "` (" + stringifyPosition({
		start: left.start,
		end: left.end
	}) + "): a different token (`" + right.type + "`, " + stringifyPosition({
		start: right.start,
		end: right.end
	}) + ") is open");
	throw new Error("Cannot close document, a token (`" + right.type + "`, " + stringifyPosition({
		start: right.start,
		end: right.end
	}) + ") is still open");
}

// src/report/untrusted.ts
const MAX_LENGTH = 8e3;
const MAX_DEPTH = 6;
const NESTED_ON_A_LINE = /^(?:[ \t]{0,9}(?:[-+*>]|\d{1,9}[.)])(?=[\s>])){13}/mu;
const MARK = /^\s*(?:⚠\ufe0f?|:warning:)\s*/u;
const TYPE_PARAMETER = /^<[A-Z][A-Za-z0-9]{0,40}>$/u;
const ADDRESS = /https?:\/\/[^\s<>()[\]{}"'`]{1,2000}/gu;
function untrusted(markdown) {
	const source = bounded(markdown, MAX_LENGTH);
	if (NESTED_ON_A_LINE.test(source)) return nonEmpty([source]);
	const root = fromMarkdown(source);
	const [first, ...others] = root.children;
	const [item, ...items] = first?.type === "list" ? first.children : [];
	return withoutMark(blocks(item !== void 0 && items.length === 0 && others.length === 0 ? item.children : root.children, 0));
}
function blocks(nodes, depth) {
	return nodes.flatMap((node) => block(node, depth));
}
function block(node, depth) {
	if (depth > MAX_DEPTH) return nonEmpty([plain(node)]);
	switch (node.type) {
		case "paragraph": return nonEmpty(inlines(node.children, depth));
		case "heading": return nonEmpty([{
			kind: "strong",
			content: inlines(node.children, depth)
		}]);
		case "blockquote": return blocks(node.children, depth + 1);
		case "list": {
			const items = node.children.map((item) => blocks(item.children, depth + 1)).filter((item) => item.length > 0);
			return items.length === 0 ? [] : [{
				kind: "list",
				style: "bullets",
				items
			}];
		}
		case "code": return node.value.trim() === "" ? [] : [{
			kind: "code",
			text: node.value
		}];
		default: return [];
	}
}
function inlines(nodes, depth) {
	return nodes.flatMap((node) => inline(node, depth + 1));
}
function inline(node, depth) {
	if (depth > MAX_DEPTH) return [plain(node)];
	switch (node.type) {
		case "text": return withAddresses(node.value);
		case "inlineCode": return [{
			kind: "code",
			text: node.value
		}];
		case "strong": return [{
			kind: "strong",
			content: inlines(node.children, depth)
		}];
		case "emphasis":
		case "linkReference": return inlines(node.children, depth);
		case "link": {
			const href = safeLink(node.url);
			const content = [node.children.map(plain).join("")];
			return href === null ? content : [{
				kind: "link",
				href,
				content
			}];
		}
		case "html": return TYPE_PARAMETER.test(node.value) ? [node.value] : [];
		case "break": return [" "];
		default: return [];
	}
}
function withAddresses(text) {
	const found = [];
	let at = 0;
	for (const match of text.matchAll(ADDRESS)) {
		const address = match[0].replace(/[.,;:!?]{1,8}$/u, "");
		const href = safeLink(address);
		if (href === null) continue;
		if (match.index > at) found.push(text.slice(at, match.index));
		found.push({
			kind: "link",
			href,
			content: [address]
		});
		at = match.index + address.length;
	}
	if (at < text.length) found.push(text.slice(at));
	return found;
}
function plain(node) {
	const texts = [];
	const open = [node];
	for (let next = open.pop(); next !== void 0; next = open.pop()) if (next.type === "html") texts.push(TYPE_PARAMETER.test(next.value) ? next.value : "");
	else if (next.type === "break") texts.push(" ");
	else if ("value" in next) texts.push(next.value);
	else if ("children" in next) for (const child of next.children.toReversed()) open.push(child);
	return texts.join("");
}
function nonEmpty(content) {
	return content.every((piece) => typeof piece === "string" && piece.trim() === "") ? [] : [{
		kind: "paragraph",
		content
	}];
}
function withoutMark(all) {
	const [first, ...others] = all;
	if (first?.kind !== "paragraph") return all;
	const [start, ...content] = first.content;
	if (typeof start !== "string" || !MARK.test(start)) return all;
	return [...nonEmpty([start.replace(MARK, ""), ...content]), ...others];
}

// src/report/sections/breaking.ts
const ABOUT_FIELDS = /^(?:(?:Add|Remove) support for |Change type of |Change $|Change `|Removed? )/u;
const READ = /* @__PURE__ */ new WeakMap();
function notesOf(change) {
	const blocks = READ.get(change) ?? untrusted(change.markdown);
	READ.set(change, blocks);
	return blocks;
}
const FEW = 6;
function breakingCount({ changelog }) {
	return changelog.source === "none" ? null : countOf(changelog, "breaking");
}
function securityCount({ changelog, upgrade }) {
	const told = countOf(changelog, "security") + upgrade.fixes.length;
	return Math.max(told, upgrade.mends.filter(({ kind }) => kind === "security").length);
}
function countOf({ releases }, kind) {
	return releases.reduce((sum, release) => sum + ofKind(release, kind).length, 0);
}
function breakingBlocks(entry, tightness) {
	const { changelog, upgrade } = entry;
	const releases = changelog.releases.map((release) => ({
		release,
		changes: ofKind(release, "breaking")
	})).filter(({ changes }) => changes.length > 0);
	const total = releases.reduce((sum, { changes }) => sum + changes.length, 0);
	const title = heading(3, "Breaking changes");
	if (changelog.source === "none") return [title, paragraph(strong("Unknown"), ": ", ...written(ended(changelog.notes.join("; ") || "no release notes could be had")), " Read the ", link(changelogAddress(upgrade.sdk), "changelog"), " before you merge.")];
	const sibling = changelog.source === "sibling" ? [paragraph(...SIBLING)] : [];
	if (total === 0) return [
		title,
		...sibling,
		paragraph(`None in the notes of ${count(changelog.releases.length, "release")} up to `, code(upgrade.to), "."),
		...answerFieldBlocks(changelog, tightness)
	];
	return [
		title,
		paragraph(`${count(total, "breaking change")} in ${count(releases.length, "release")}, newest first.`),
		...sibling,
		...releases.flatMap(({ release, changes }, index) => releaseBlocks(nameOf(release, changelog), release, changes, tightness, index > 0)),
		...answerFieldBlocks(changelog, tightness)
	];
}
function answerFieldBlocks(changelog, tightness) {
	const found = changelog.releases.flatMap((release) => ofKind(release, "answer").map((change) => ({
		release,
		change
	})));
	if (found.length === 0) return [];
	const lines = found.map(({ release, change }) => withVersion(nameOf(release, changelog), tightened(notesOf(change), tightness)));
	return [fold([`Besides, ${count(found.length, "change")} of fields that answers always hold by now: of use where you type them by hand`], [bullets(lines)])];
}
function releaseBlocks(name, release, changes, tightness, older) {
	const title = paragraph(strong(name), ...releaseFacts(release));
	if (tightness === 3 && older) return [paragraph(strong(name), ...releaseFacts(release), `: ${count(changes.length, "breaking change")}, in the full report.`)];
	const items = changes.map((change) => ({
		about: aboutFields(change),
		blocks: tightened(notesOf(change), tightness)
	}));
	const people = items.filter((item) => !item.about).map((item) => item.blocks);
	const fields = items.filter((item) => item.about).map((item) => item.blocks);
	if (fields.length < FEW) return [title, bullets([...people, ...fields])];
	return [
		title,
		...people.length === 0 ? [] : [bullets(people)],
		fold([`${people.length === 0 ? "" : "and "}${count(fields.length, "change")} of single API fields and values in ${name}`], [bullets(fields)])
	];
}
function nameOf(release, { source }) {
	return source === "sibling" ? `stripe-node ${release.version}` : release.version;
}
const SIBLING = [strong("These are stripe-node’s notes for the same API versions."), " Changes of the API are the same in every language; changes of this SDK itself are not told here."];
function releaseFacts(release) {
	return [...release.date === null ? [] : [` · ${release.date.slice(0, 10)}`], ...release.apiVersion === null ? [] : [" · API ", code(release.apiVersion.id)]];
}
function aboutFields(change) {
	const [first] = notesOf(change);
	const start = first?.kind === "paragraph" ? first.content[0] : void 0;
	return typeof start === "string" && ABOUT_FIELDS.test(start);
}
function tightened(blocks, tightness) {
	if (tightness === 0) return blocks;
	return blocks.map((block) => {
		if (block.kind === "list") return {
			...block,
			items: block.items.map((item) => tightened(item, tightness))
		};
		if (block.kind !== "paragraph") return block;
		const content = tightness === 1 ? block.content : block.content.flatMap((piece) => typeof piece !== "string" && piece.kind === "link" ? piece.content : [piece]);
		return {
			kind: "paragraph",
			content: braced(content)
		};
	});
}
const OTHER_KINDS = {
	security: "Security",
	fix: "Fixes",
	feature: "New"
};
function securityBlocks(report, { changelog, upgrade }) {
	const found = changelog.releases.flatMap((release) => ofKind(release, "security").map((change) => ({
		release,
		change
	})));
	const known = report.catalogs.find((catalog) => catalog.sdk === upgrade.sdk)?.advisories ?? [];
	const advisories = upgrade.fixes.map((id) => [advisory(id, known === "unknown" ? [] : known)]);
	if (found.length + advisories.length === 0) return [];
	return [heading(3, "Security fixes on the way"), bullets([...advisories, ...found.map(({ release, change }) => withVersion(nameOf(release, changelog), notesOf(change)))])];
}
function advisory(id, known) {
	const found = known.find((each) => each.id === id);
	if (found === void 0) return paragraph("Fixes advisory ", strong(id), ".");
	return paragraph("Fixes advisory ", link(found.url, id), ": ", ended(found.summary));
}
function withVersion(version, blocks) {
	const [first, ...others] = blocks;
	if (first?.kind !== "paragraph") return [paragraph(strong(version)), ...blocks];
	return [paragraph(strong(version), ": ", ...first.content), ...others];
}
function otherChangesBlocks({ changelog, upgrade }) {
	return ["feature", "fix"].map((kind) => {
		return {
			kind,
			folds: changelog.releases.flatMap((release) => {
				const changes = ofKind(release, kind);
				if (changes.length === 0) return [];
				const items = changes.map(notesOf).filter((blocks) => blocks.length > 0);
				return [fold([strong(nameOf(release, changelog)), ` · ${count(items.length, kind === "fix" ? "fix" : "addition", kind === "fix" ? "fixes" : "additions")}`], [bullets(items)], {
					rank: kind === "feature" ? 1 : 2,
					what: kind === "feature" ? "additions" : "fixes",
					version: release.version
				})];
			})
		};
	}).toReversed().filter(({ folds }) => folds.length > 0).map(({ kind, folds }) => fold([`${OTHER_KINDS[kind]} in ${sdkName(upgrade.sdk)}, ${count(folds.length, "release")}`], folds));
}
function sourceBlocks({ changelog, upgrade }) {
	if (changelog.source === "none") return [];
	const said = {
		github: [
			"The release notes were read from GitHub: ",
			link(changelogAddress(upgrade.sdk), `stripe-${upgrade.sdk}/CHANGELOG.md`),
			"."
		],
		package: ["The release notes were read from the changelog that the published package holds."],
		sibling: [`The notes of the ${SDK_NAMES[upgrade.sdk].language} SDK could not be had.`]
	};
	return [fold(["Where these notes come from"], [paragraph(...said[changelog.source]), ...noteBullets(changelog)])];
}
function noteBullets({ notes }) {
	return notes.length === 0 ? [] : [bullets(notes.map((note) => [paragraph(...written(ended(note)))]))];
}
function ofKind(release, kind) {
	return release.changes.filter((change) => change.kind === kind);
}

// src/domain/finding.ts
const CASE_RULES = {
	"options-as-parameters": {
		sdk: "node",
		case: "shape/capture-options-only"
	},
	"snake-case-option": {
		sdk: "node",
		case: "shape/snake-case-key"
	},
	"tolerance-zero": {
		sdk: "node",
		case: "webhook/tolerance-zero"
	},
	"tolerance-left-out": {
		sdk: "node",
		case: "webhook/low-level-default-tolerance"
	}
};

// src/report/sections/in-code.ts
const MAX_PLACES$3 = 10;
function inCode({ upgrade, findings, reviewed }, id) {
	const rules = Object.entries(CASE_RULES).flatMap(([rule, { sdk, case: about }]) => sdk === upgrade.sdk && about === id ? [rule] : []);
	if (rules.length === 0 || reviewed === null) return null;
	return {
		places: findings.filter(({ rule }) => rules.includes(rule)),
		files: reviewed
	};
}
function placesOf(all, most = MAX_PLACES$3) {
	const places = [...new Set(all.map(({ path, line }) => `${path}:${line}`))];
	const left = places.length - most;
	const shown = places.slice(0, most).map(code);
	return sentence(left > 0 ? [...shown, `${left} more`] : shown);
}
function searchedWords({ files }) {
	if (files === 0) return "your code: no file of it mentions Stripe";
	return files === 1 ? "the one file of yours that mentions Stripe" : `the ${files} files of yours that mention Stripe`;
}

// src/report/sections/other-pulls.ts
const MAX_PLACES$2 = 3;
function otherPulls(report, entry) {
	const { upgrade, change } = entry;
	if (change.kind === "refused") return [];
	const place = report.upgrades.indexOf(entry);
	return report.upgrades.flatMap((each, index) => {
		const other = each.upgrade;
		const shared = other.targets.filter(({ use }) => isTarget(use, upgrade.targets));
		if (index === place || other.sdk !== upgrade.sdk || shared.length === 0 || each.change.kind === "refused") return [];
		const [nearer, further, earlier] = index < place ? [
			"that one",
			"this one",
			other
		] : [
			"this one",
			"that one",
			upgrade
		];
		const rest = earlier.targets.length === shared.length ? "has nothing left to do, and can be closed" : "moves what is left";
		return [[
			"another pull request moves ",
			...placesOf(shared.map(({ use }) => use), MAX_PLACES$2),
			" to ",
			code(other.to),
			", from the branch ",
			code(other.branch),
			`. Once ${nearer} is merged, the next run brings ${further} up to date; once ${further} is merged, ${nearer} ${rest}.`
		]];
	});
}

// src/report/sections/api.ts
function apiBlocks({ changelog, findings, upgrade }) {
	const { from, to } = changelog.apiVersion;
	const literals = findings.filter((finding) => finding.rule === "api-version-literal");
	return [
		heading(3, "Stripe API version"),
		paragraph(...pinned(from?.id ?? null, to?.id ?? null, from?.source === "changelog" || to?.source === "changelog")),
		...literals.length === 0 ? [paragraph("No line of your code that was read names an API version itself.")] : [bullets(valuesOf(literals).map((value) => literalItem(value, literals, upgrade.sdk, to?.id ?? null)))]
	];
}
function literalItem(value, literals, sdk, to) {
	const places = placesOf(literals.filter((finding) => finding.value === value));
	return [paragraph("Your code names ", code(value), " in ", ...places, ". ", ...literalAdvice(value, sdk, to))];
}
function valuesOf(literals) {
	return [...new Set(literals.map((finding) => finding.value))];
}
function pinned(from, to, fromChangelog) {
	const source = fromChangelog ? [" (by the changelog, not read from the package)"] : [];
	if (from === null && to === null) return ["The API version that these releases pin is unknown."];
	if (from === to && to !== null) return [
		"Both versions pin ",
		code(to),
		...source,
		": requests and answers keep their shape."
	];
	return [
		from === null ? "unknown" : code(from),
		" → ",
		to === null ? "unknown" : code(to),
		...source,
		"."
	];
}
function literalAdvice(value, sdk, to) {
	if (to === null) return ["It decides the API version of your requests, whichever SDK you use: see that it is what you want."];
	if (value === to) return ["That is what the new version pins: nothing is to be done."];
	return [
		"Your requests stay on it after the merge, while the SDK’s types describe ",
		code(to),
		". ",
		...sdk === "node" ? ["TypeScript accepts no other literal. "] : [],
		"Remove it, or move it once you have read the breaking changes."
	];
}

// src/report/sections/todo.ts
const MAX_CASES = 4;
function todoBlocks(report, entry) {
	if (contractOf(entry).verdict === "broken") {
		const wrong = [...ownTestItems(entry), ...caseItems(entry)];
		return [paragraph(strong("What is wrong")), bullets(wrong.map((item) => [paragraph(...item)]))];
	}
	const items = todoItems(report, entry);
	if (items.length === 0) return [];
	return [paragraph(strong("Before you merge")), {
		kind: "list",
		style: "tasks",
		items: items.map((item) => [paragraph(...item)])
	}];
}
function todoItems(report, entry) {
	return [
		...caseItems(entry),
		...literalItems(entry),
		...pinItems(entry),
		...runtimeItems(report, entry),
		...carriedItems(entry),
		...noteItems(entry)
	];
}
function ownTestItems({ ownTests, upgrade }) {
	if (ownTests?.verdict !== "broken") return [];
	const { froms, to } = upgrade;
	return [[
		"Your own tests pass with ",
		...sentence(froms.map(code)),
		" and ",
		strong("fail with ", code(to)),
		"; see what they print below."
	]];
}
function caseItems(entry) {
	const { cases, verdict } = contractOf(entry);
	const broken = cases.filter((each) => each.verdict === "broken");
	const must = broken.filter((each) => each.level === "MUST");
	if (must.length > 0) return must.map(failure);
	if (verdict === "inconclusive") return [];
	const changed = cases.filter((each) => each.verdict === "changed");
	const all = [...broken, ...changed];
	const certain = all.filter((each) => isInCode(entry, each));
	const unknown = all.filter((each) => inCode(entry, each.id) === null);
	const asked = unknown.filter((each, index) => each.verdict === "broken" || index < MAX_CASES);
	const left = unknown.length - asked.length;
	return [
		...certain.map((each) => mend(entry, each)),
		...asked.map(question),
		...left > 0 ? [[`Does your code rely on one of the ${count(left, "other changed case")} below?`]] : [],
		...absentItems(entry, all.filter((each) => !certain.includes(each) && !unknown.includes(each)))
	];
}
function absentItems(entry, cases) {
	const [first] = cases;
	const searched = first === void 0 ? null : inCode(entry, first.id);
	if (searched === null) return [];
	return [[
		"Not found in ",
		searchedWords(searched),
		", though a search can miss it: ",
		...sentence(cases.map(({ title }) => strong(...written(title)))),
		"."
	]];
}
function failure({ title, from, to }) {
	return [
		"Broken: ",
		strong(...written(title)),
		", was ",
		code(from.seen),
		", is ",
		code(to.seen),
		"."
	];
}
function isInCode(entry, { id }) {
	return (inCode(entry, id)?.places.length ?? 0) > 0;
}
function mend(entry, { id, title, from, to }) {
	return [
		"Look at ",
		...placesOf(inCode(entry, id)?.places ?? []),
		", where your code does this: ",
		strong(...written(title)),
		", was ",
		code(from.seen),
		", becomes ",
		code(to.seen),
		"."
	];
}
function question({ title, from, to }) {
	return [
		"Does your code rely on this? ",
		strong(...written(title)),
		": was ",
		code(from.seen),
		", becomes ",
		code(to.seen),
		"."
	];
}
function literalItems({ findings, changelog }) {
	const to = changelog.apiVersion.to?.id ?? null;
	const stale = findings.filter((finding) => finding.rule === "api-version-literal" && finding.value !== to);
	if (stale.length === 0) return [];
	return [[
		"Decide about the API version that your code names itself, ",
		...sentence(valuesOf(stale).map(code)),
		": ",
		...placesOf(stale),
		"."
	]];
}
function pinItems({ findings, changelog, upgrade }) {
	const { from, to } = changelog.apiVersion;
	if (to === null || from?.id === to.id || findings.some((finding) => finding.rule === "api-version-literal")) return [];
	if (!upgrade.major && from?.train === to.train) return [];
	return [[
		"No line of your code that was read names an API version, so your requests move ",
		...from === null ? ["to "] : [
			"from ",
			code(from.id),
			" to "
		],
		code(to.id),
		" with this merge: read the breaking changes below for what you use."
	]];
}
function runtimeOf({ catalogs }, { upgrade }) {
	const releases = releasesOf(upgrade.sdk, catalogs);
	const required = (version) => releases.find((release) => release.version === version)?.runtime ?? null;
	const after = required(upgrade.to);
	const others = upgrade.froms.map(required).filter((runtime) => runtime !== after);
	if (after === null || others.length === 0) return null;
	return {
		before: [...new Set(others.filter((runtime) => runtime !== null))],
		after
	};
}
function runtimeItems(report, entry) {
	const runtime = runtimeOf(report, entry);
	if (runtime === null) return [];
	const { before, after } = runtime;
	return [[
		`Does everything that you deploy to satisfy ${SDK_NAMES[entry.upgrade.sdk].language} `,
		code(after),
		"? The new version requires it",
		...before.length === 0 ? [] : ["; until now it was ", ...sentence(before.map(code), "or")],
		"."
	]];
}
function carriedItems(entry) {
	const broken = new Set(contractOf(entry).cases.filter((each) => each.verdict === "broken").map((each) => each.id));
	return entry.upgrade.brings.filter((hazard) => !hazard.cases.some((id) => broken.has(id))).map((hazard) => carried(entry.upgrade.to, hazard));
}
function carried(version, hazard) {
	return [
		"Know this defect of ",
		code(version),
		": ",
		...written(hazard.title),
		". See “Known defects” below."
	];
}
function noteItems({ changelog, upgrade }) {
	return changelog.source === "none" && upgrade.major ? [["Read the SDK’s changelog: its notes could not be had here."]] : [];
}

// src/report/sections/answers.ts
function answerBlocks(report, entry) {
	const contract = contractOf(entry);
	const changes = changesForYou(report, entry);
	const { behind } = entry;
	return [
		{
			kind: "verdict",
			verdict: contract.verdict,
			title: verdictTitle(contract),
			content: ["May I merge? ", ...mayMerge(report, entry, contract)]
		},
		{
			kind: "tally",
			counts: tally$2(contract.cases)
		},
		bullets([
			[paragraph(strong("Why:"), " ", ...grounds(entry, contract))],
			...changes.length === 0 ? [] : [[paragraph(strong("What changes for you:"), " ", ...changes.flatMap((change, index) => [index === 0 ? [] : ["; "], change].flat()), ".")]],
			...behind === null ? [] : [[paragraph(strong("How far behind you are:"), " ", ...behindWords(behind), ...goal(behind, entry))]],
			...otherPulls(report, entry).map((words) => [paragraph(strong("Beside this one:"), " ", ...words)])
		])
	];
}
function mayMerge(report, entry, contract) {
	if (entry.change.kind === "refused") return [strong("There is nothing to merge"), ": the files could not be edited safely, as said above."];
	if (contract.verdict === "broken") return [strong("No"), ...wrong(entry, contract)];
	if (contract.verdict === "inconclusive") return [
		strong("Not on this proof"),
		": an inconclusive run is never a pass",
		...reason(entry, contract)
	];
	const todo = todoItems(report, entry).length;
	const breaking = breakingCount(entry);
	const first = [...todo === 0 ? [] : [`looked at ${the(todo, "point")} below`], ...breaking === null ? ["read the changelog"] : breaking === 0 ? [] : [`searched ${the(breaking, "breaking change")} for what you use`]];
	const own = contract.ownTests === null ? " Your own tests are not part of this proof." : "";
	if (first.length > 0) return [
		strong("Yes, once you have ", first.join(" and ")),
		".",
		own
	];
	return [
		strong("Yes"),
		", as far as can be shown here: nothing asks for your attention.",
		own
	];
}
function the(number, singular) {
	return number === 1 ? `the ${singular}` : `the ${count(number, singular)}`;
}
function wrong({ upgrade }, { cases }) {
	const { from, to } = upgrade;
	if (!cases.some(({ verdict, level }) => verdict === "broken" && level === "MUST")) return [
		": your own tests fail with ",
		code(to),
		"."
	];
	return [
		": ",
		code(to),
		" fails where it must not. Stay on ",
		code(from),
		" until a release mends it."
	];
}
function reason({ ownTests }, contract) {
	const [note] = isShownButForOwnTests(contract) ? ownTests?.notes ?? [] : contract.notes;
	return [...note === void 0 ? ["."] : [": ", ...written(ended(note))], " Mend what kept it from running, and run again."];
}
function grounds({ upgrade }, contract) {
	const versions = sentence(upgrade.froms.map(code));
	if (contract.cases.length === 0) return [
		"no contract case ran on ",
		...versions,
		" and ",
		code(upgrade.to),
		", so nothing is claimed."
	];
	return [
		`${count(contract.cases.length, "contract case")} ran with the real ${SDK_NAMES[upgrade.sdk].language} SDKs `,
		...sentence([...upgrade.froms, upgrade.to].map(code)),
		": ",
		strong(countsInWords(contract)),
		"."
	];
}
function changesForYou(report, entry) {
	const { changelog, findings } = entry;
	const { from, to } = changelog.apiVersion;
	const breaking = breakingCount(entry);
	const security = securityCount(entry);
	const runtime = runtimeOf(report, entry);
	const names = findings.some((finding) => finding.rule === "api-version-literal");
	return [
		[breaking === null ? "breaking changes are unknown" : breaking === 0 ? "no breaking change" : count(breaking, "breaking change")],
		...security === 0 ? [] : [[count(security, "security fix", "security fixes")]],
		...to === null || from?.id === to.id ? [] : [[
			"API version ",
			...from === null ? [] : [code(from.id), " → "],
			code(to.id),
			names ? ", though your code names one itself" : ""
		]],
		...runtime === null ? [] : [[
			`${SDK_NAMES[entry.upgrade.sdk].language} `,
			code(runtime.after),
			" is required"
		]]
	];
}
function behindWords(behind) {
	if (behind.from === behind.newest) return [code(behind.from), " is the newest release."];
	const distance = [];
	if (behind.days !== null) distance.push(count(behind.days, "day"));
	distance.push(behind.majors === 0 ? "no major" : count(behind.majors, "major"));
	if (behind.trains !== null && behind.trains.length > 0) distance.push(`${count(behind.trains.length, "API train")} (${behind.trains.join(", ")})`);
	return [
		code(behind.from),
		" is ",
		strong(...sentence(distance)),
		" behind the newest release, ",
		code(behind.newest),
		"."
	];
}
function goal(behind, { upgrade }) {
	return behind.newest === upgrade.to || behind.from === behind.newest ? [] : [
		" This upgrade goes to ",
		code(upgrade.to),
		"."
	];
}

// src/report/sections/hazards.ts
const MAX_PLACES$1 = 3;
function hazardBlocks({ upgrade }) {
	if (upgrade.mends.length + upgrade.carries.length === 0) return [];
	const added = upgrade.brings;
	const kept = upgrade.carries.filter((hazard) => !added.includes(hazard));
	return [
		heading(3, "Known defects"),
		...upgrade.mends.length === 0 ? [] : [paragraph(strong(`Gone with ${upgrade.to}`)), bullets(upgrade.mends.map(hazardItem))],
		...added.length === 0 ? [] : [paragraph(strong(`New with ${upgrade.to}`)), bullets(added.map(hazardItem))],
		...kept.length === 0 ? [] : [paragraph(strong(`Still there in ${upgrade.to}, as in the version in use`)), bullets(kept.map(hazardItem))]
	];
}
function hazardItem(hazard) {
	const cases = hazard.cases.flatMap((id, index) => [index === 0 ? " Shown by " : ", ", code(id)]);
	return [paragraph(...hazardWords(hazard)), paragraph("Source: ", ...written(ended(hazard.source)), ...cases, ...cases.length === 0 ? [] : ["."])];
}
function heldBlocks(held) {
	return held.length === 0 ? [] : [heading(3, "Held back"), bullets(held.map((hold) => [paragraph(...holdWords(hold))]))];
}
function holdWords({ sdk, version, why, places }) {
	return [
		strong(SDK_NAMES[sdk].language),
		...version === null ? [] : [" ", code(version)],
		...places.length === 0 ? [] : [" in ", ...placesOf(places, MAX_PLACES$1)],
		": ",
		...written(ended(why))
	];
}
function advisoryBlocks(report, { upgrade }) {
	if (report.catalogs.find((each) => each.sdk === upgrade.sdk)?.advisories !== "unknown") return [];
	return [paragraph(strong("Advisories: unknown."), " GitHub’s advisory service did not answer, so this is no word on whether there are any.")];
}

// src/report/sections/contract.ts
const MAX_DETAIL = 600;
function contractBlocks(entry) {
	const contract = contractOf(entry);
	if (contract.cases.length === 0) return [
		heading(3, "The contract"),
		paragraph("No case ran."),
		...noteBlocks(contract)
	];
	return [
		heading(3, "The contract"),
		matrix(contract.cases),
		...groupsOf(contract).flatMap((group) => groupBlocks(group, entry)),
		...contract.verdict === "inconclusive" ? noteBlocks(contract) : []
	];
}
function groupBlocks({ title, cases }, entry) {
	return [
		paragraph(strong(title)),
		bullets(cases.map((each) => caseItem(each, entry))),
		...meaningBlocks(cases, entry)
	];
}
function matrix(cases) {
	const kinds = CASE_KINDS.filter(({ includes }) => cases.some(includes));
	const threats = [...new Set(cases.map((each) => each.threat))].toSorted();
	return table$2([["Guards against"], ...kinds.map(({ label }) => [label])], threats.map((threat) => matrixRow(threat, cases, kinds)));
}
function matrixRow(threat, cases, kinds) {
	return [[threat], ...kinds.map(({ includes }) => [String(cases.filter((each) => each.threat === threat && includes(each)).length)])];
}
function quietCaseBlocks(entry) {
	const { cases } = contractOf(entry);
	const folds = [];
	const quiet = cases.filter((each) => each.verdict === "known" || each.verdict === "unsupported");
	if (quiet.length > 0) folds.push(fold([`${count(quiet.length, "case")} not counted: a failure that both versions share, or a feature that the SDK lacks`], [bullets(quiet.map((each) => caseItem(each, entry)))], {
		rank: 4,
		what: "cases that are not counted"
	}));
	const upheld = cases.filter((each) => each.verdict === "upheld");
	if (upheld.length === 0) return folds;
	const items = [...new Set(upheld.map((each) => each.threat))].flatMap((threat) => {
		const guarded = upheld.filter((each) => each.threat === threat);
		return [paragraph(strong("Guards against: ", threat), ` (${count(guarded.length, "case")})`), bullets(guarded.map((each) => [paragraph(...written(each.title), " ", code(each.id), ...each.to.seen === "" ? [] : [`: ${each.to.seen}`])]))];
	});
	return [...folds, fold([`All ${count(upheld.length, "upheld case")}`], items, {
		rank: 3,
		what: "the list of upheld cases"
	})];
}
function groupsOf({ cases }) {
	const of = (verdict) => cases.filter((each) => each.verdict === verdict);
	const broken = of("broken");
	return [
		{
			title: "Broken, and must hold",
			cases: broken.filter((each) => each.level === "MUST")
		},
		{
			title: "Broken, and should hold: the version in use does it, the candidate does not",
			cases: broken.filter((each) => each.level !== "MUST")
		},
		...[
			"inconclusive",
			"changed",
			"mended"
		].map((verdict) => ({
			title: TITLES[verdict],
			cases: of(verdict)
		}))
	].filter((group) => group.cases.length > 0);
}
const TITLES = {
	inconclusive: "Not shown: these cases could not be run to their end",
	changed: "Changed: no rule says which is right, your code may rely on one",
	mended: "Mended: the candidate heals these"
};
function caseItem(result, entry) {
	const { upgrade } = entry;
	const { from, to } = result;
	const seen = from.seen === to.seen ? [said(to.seen)] : [
		said(from.seen),
		" → ",
		strong(said(to.seen))
	];
	const before = partsOf(from);
	const after = partsOf(to);
	const shared = before.filter((part) => after.includes(part));
	return [
		paragraph(...written(result.title), ": ", ...seen),
		paragraph({
			kind: "link",
			href: caseAddress(result.id),
			content: [code(result.id)]
		}, [
			` · ${LEVEL_WORDS[result.level]}`,
			...shared,
			...result.flaky ? ["flaky: not the same each time"] : []
		].join(" · ")),
		...detail(result.version, before.filter((part) => !shared.includes(part))),
		...detail(upgrade.to, after.filter((part) => !shared.includes(part))),
		...inCodeBlocks(result, entry)
	];
}
function inCodeBlocks({ id, verdict, level }, entry) {
	if (verdict !== "broken" && verdict !== "changed") return [];
	const found = inCode(entry, id);
	if (found === null) return verdict === "broken" && level !== "MUST" ? [paragraph("Whether your code does this was not looked at.")] : [];
	if (found.places.length === 0) return [paragraph("Not found in ", searchedWords(found), ".")];
	return [paragraph(strong("Your code does this"), " at ", ...placesOf(found.places), ".")];
}
function said(seen) {
	return code(seen === "" ? "nothing" : seen);
}
function partsOf({ detail: text, seen }) {
	return bounded(text, MAX_DETAIL).split(" · ").filter((part) => part !== "" && part !== seen && part !== `seen: ${seen}`);
}
function detail(version, parts) {
	return parts.length === 0 ? [] : [paragraph(strong(version), `: ${parts.join(" · ")}`)];
}
function meaningBlocks(cases, { upgrade }) {
	const broken = cases.filter((each) => each.verdict === "broken");
	if (broken.length === 0) return [];
	return upgrade.carries.filter((hazard) => broken.some((each) => hazard.cases.includes(each.id))).map((hazard) => paragraph(...written(ended(hazard.why))));
}
function noteBlocks({ notes }) {
	return notes.length === 0 ? [] : [bullets(notes.map((note) => [paragraph(...written(ended(note)))]))];
}
function methodBlocks(entry) {
	const { notes, cases } = contractOf(entry);
	if (cases.length === 0) return [];
	return [fold(["How this was proved"], [
		paragraph("The same cases ran on the version in use and on the candidate, each installed apart from your repository with install scripts off, against Stripe’s own ", code("stripe-mock"), ". Between them stood a gateway with Stripe’s idempotency rules, which drops, delays and answers with errors on purpose. What counts is what the gateway recorded, not what the SDK says of itself; webhook signatures are computed without the SDK."),
		bullets([
			[paragraph(strong("Must hold"), ": an invariant, such as that a forged event is refused. Broken on the candidate: the pull request is a draft.")],
			[paragraph(strong("Should hold"), ": what SDKs gained at a known version. Losing it is a warning.")],
			[paragraph(strong("Observed"), ": the SDKs differ, and no rule says who is right. A difference is shown, never failed.")],
			...notes.map((note) => [paragraph(...written(ended(note)))])
		]),
		paragraph(entry.ownTests === null ? "Your own tests were not run by this proof, and Stripe itself was not called." : "What your own tests say stands above. Stripe itself was not called."),
		paragraph(strong("Isolation: reduced."), ` Both SDKs${entry.ownTests === null ? "" : ", and your own tests,"} ran in the job that writes the branch and the pull request, as the same user. They were not given its token, but that is hygiene and no wall.`)
	], {
		rank: 5,
		what: "how this was proved"
	})];
}

// src/report/sections/files.ts
function filesBlocks({ upgrade, change }) {
	const title = heading(3, "What changes");
	if (change.kind === "refused") return [
		title,
		paragraph(strong("No pull request was made: "), code(change.path), " could not be edited safely."),
		{
			kind: "code",
			text: change.why
		},
		paragraph(strong("The way out: "), ...written(ended(change.wayOut)))
	];
	const edited = new Set(change.edits.map((edit) => edit.path));
	const named = new Set(upgrade.targets.map((target) => target.use.path));
	const lockfiles = [...edited].filter((path) => !named.has(path));
	const rows = [...upgrade.targets.map((target) => targetRow(target, upgrade.to, edited)), ...lockfiles.map((path) => lockfileRow(path, upgrade))];
	const checks = [...new Set(change.checks.map((check) => check.command))];
	return [
		title,
		table$2([
			["File"],
			["From"],
			["To"]
		], rows),
		...checks.length === 0 ? [] : [paragraph(checks.length === 1 ? "Check passed: " : "Checks passed: ", ...sentence(checks.map(code)), ".")],
		...change.notes.length === 0 ? [] : [bullets(change.notes.map((note) => [paragraph(...written(ended(note)))]))]
	];
}
function targetRow({ use, specifier }, to, edited) {
	const place = [code(`${use.path}:${use.line}`)];
	if (specifier !== use.specifier) return [
		place,
		[code(use.specifier || "(any)")],
		[code(specifier)]
	];
	if (use.movesWith !== void 0) return [
		place,
		[code(use.specifier)],
		["unchanged, moves with ", code(`${use.movesWith.path}:${use.movesWith.line}`)]
	];
	if (edited.has(use.path)) return [
		place,
		[code(use.version ?? use.specifier)],
		[code(to)]
	];
	return [
		place,
		[code(use.specifier || "(any)")],
		["unchanged, allows ", code(to)]
	];
}
function lockfileRow(path, { targets, to }) {
	const versions = [...new Set(targets.filter(({ use }) => use.lockfile?.path === path).map(({ use }) => use.locked ?? "unlocked"))];
	return [
		[code(path)],
		versions.length === 0 ? ["written anew"] : sentence(versions.map(code)),
		[code(to)]
	];
}

// src/report/sections/own-tests.ts
const PAGE = "https://github.com/stripe-upgrade/stripe-upgrade/blob/main/docs/own-tests.md";
const MAX_REQUESTS = 8;
function ownTestBlocks({ ownTests, upgrade }) {
	if (ownTests === null) return [];
	const { before, after, notes } = ownTests;
	const noted = notes.length === 0 ? [] : [bullets(notes.map((note) => [paragraph(...written(ended(note)))]))];
	const title = heading(3, "Your own tests");
	if (before === null || after === null) return [
		title,
		paragraph(code(ownTests.command), ": ", ...meaning(ownTests)),
		...noted
	];
	return [
		title,
		paragraph(code(ownTests.command), ": ", ...meaning(ownTests)),
		runsTable(upgrade.froms, upgrade.to, before, after),
		...silence(before, after),
		...noted,
		...after.outcome === "passed" ? [] : [output(upgrade.to, after)],
		...before.outcome === "passed" ? [] : [output(upgrade.froms.join(", "), before)]
	];
}
function meaning({ verdict, flaky, after }) {
	switch (verdict) {
		case "broken": return [
			"passes with the version in use and ",
			strong("fails with the candidate"),
			whenRepeated(after)
		];
		case "inconclusive": return [strong("the two versions could not be compared"), ". That is not a pass."];
		case "shared": return [
			"fails with both versions, so the failure is ",
			strong("not this upgrade’s"),
			", and shows nothing about it."
		];
		case "mended": return [
			"fails with the version in use and ",
			strong("passes with the candidate"),
			"."
		];
		case "upheld": return [strong("passes with both versions"), flaky ? ", but flaky: what failed passed when it was repeated." : "."];
	}
}
function whenRepeated(run) {
	if (run?.repeated === void 0) return ".";
	return run.repeated === "passed" ? "; repeated, it passed: it is flaky, and not the same each time." : ", also when repeated.";
}
function runsTable(froms, to, before, after) {
	const row = (name, said) => [
		[name],
		said(before),
		said(after)
	];
	return table$2([
		[""],
		sentence(froms.map(code)),
		[code(to)]
	], [
		row("Result", (run) => [outcomeWords(run), run.repeated === "passed" ? "; repeated, passed" : ""]),
		row("Requests to Stripe", ({ traffic }) => [String(traffic.count)]),
		row("Changed something without an idempotency key", ({ traffic }) => requests(traffic.keyless)),
		row("Sent again", ({ traffic }) => requests(traffic.resent)),
		row("Made the same object again", ({ traffic }) => requests(traffic.madeTwice))
	]);
}
function outcomeWords({ outcome, code: exit }) {
	switch (outcome) {
		case "passed": return "passed";
		case "failed": return exit === null ? "failed: it was ended by a signal" : `failed with exit code ${exit}`;
		case "late": return "took too long, and was ended";
		case "loud": return "printed too much, and was ended";
	}
}
function requests(all) {
	if (all.length === 0) return ["none"];
	const shown = all.slice(0, MAX_REQUESTS).map(({ what, count: times }) => code(times === 1 ? what : `${what} × ${times}`));
	const left = all.length - shown.length;
	return [...shown.flatMap((each, index) => index === 0 ? [each] : [", ", each]), ...left === 0 ? [] : [` and ${left} more`]];
}
function silence(before, after) {
	if (before.traffic.count + after.traffic.count > 0) return before.traffic.madeTwice.length + after.traffic.madeTwice.length === 0 ? [] : [paragraph("Two tests may make the same object on purpose; where it is one order, a key of your own keeps it one.")];
	return [paragraph("No request of theirs reached us, so nothing is known of keys: ", link(PAGE, "point your SDK"), " at ", code("STRIPE_API_BASE"), ".")];
}
function output(version, { tail }) {
	return fold([`The end of what it printed with ${version}: ${count(tail.length, "line")}`], [tail.length === 0 ? paragraph("Nothing.") : {
		kind: "code",
		text: tail.join("\n")
	}], {
		rank: 6,
		what: "what your own tests printed"
	});
}

// src/report/sections/timeline.ts
function timelineBlocks(report, { upgrade, changelog }) {
	const catalog = report.catalogs.find((each) => each.sdk === upgrade.sdk);
	const points = timelinePoints(upgrade.from, upgrade.to, catalog, changelog);
	return points.length < 3 ? [] : [{
		kind: "timeline",
		title: `${sdkName(upgrade.sdk)} from ${upgrade.from} to ${upgrade.to}`,
		points
	}];
}

// src/report/pages/upgrade.ts
function upgradeBlocks(report, entry, tightness) {
	const refused = entry.change.kind === "refused";
	return [
		...refused ? filesBlocks(entry) : [],
		...answerBlocks(report, entry),
		...refused ? [] : [...todoBlocks(report, entry), ...filesBlocks(entry)],
		...timelineBlocks(report, entry),
		...contractBlocks(entry),
		...ownTestBlocks(entry),
		...breakingBlocks(entry, tightness),
		...apiBlocks(entry),
		...securityBlocks(report, entry),
		...hazardBlocks(entry),
		...advisoryBlocks(report, entry),
		...heldBlocks(holdsOf(entry.upgrade, report.held, report.upgrades.map(({ upgrade }) => upgrade))),
		...otherChangesBlocks(entry),
		...quietCaseBlocks(entry),
		...methodBlocks(entry),
		...sourceBlocks(entry)
	];
}

// src/report/pages/summary.ts
const MAX_PLACES = 3;
const MAX_WHY = 200;
function summary(report, published) {
	const all = [
		...overviewBlocks(report, published, 2),
		...report.upgrades.map((entry) => folded(report, entry)),
		...restBlocks(report)
	];
	const { blocks, dropped } = fit(all, SUMMARY_LIMIT, bytes);
	return markdown(dropped.length === 0 ? blocks : [...blocks, paragraph("Left out here, because GitHub limits the length of a summary: ", dropped.map((drop) => drop.what).join("; "), ". The HTML report has all of it.")]);
}
function bytes(blocks) {
	return new TextEncoder().encode(markdown(blocks)).length;
}
function overviewBlocks(report, published, level) {
	return [
		heading(level, headline(report)),
		...writtenBlocks(published),
		...standingBlocks(report),
		...report.upgrades.length === 0 ? [] : [table$2([
			["Upgrade"],
			["Verdict"],
			["Breaking changes"],
			["Security fixes"],
			["Pull request"]
		], report.upgrades.map((entry) => upgradeRow(entry, published)))],
		...earlierBlocks(earlierOf(report, published))
	];
}
function writtenBlocks(published) {
	const failure = unwritten(published);
	if (failure !== null) {
		const reasons = new Set(published.flatMap(({ action, why }) => action === "failed" ? why ?? [] : []));
		return [paragraph(strong(`${failure}.`)), ...[...reasons].map((why) => paragraph(...written(ended(why))))];
	}
	return published.some(({ action }) => action.startsWith("would be")) ? [paragraph(strong("A dry run: nothing was written."))] : [];
}
function restBlocks(report) {
	return [
		...unmendedBlocks(report),
		...heldBlocks(report.held),
		...usesBlocks(report),
		...notesBlocks(report)
	];
}
function standingBlocks(report) {
	const unknown = gapsOf(report).map((gap) => [paragraph(...gapWords(gap))]);
	const behind = report.behind.map((each) => [paragraph(sdkName(each.sdk), ": ", ...behindWords(each), ...whyNot(report, each))]);
	return unknown.length + behind.length === 0 ? [] : [bullets([...unknown, ...behind])];
}
function gapWords({ sdk, kind, why }) {
	return kind === "failed" ? [
		strong(`The releases of ${sdkName(sdk)} could not be looked up`),
		", so nothing is said of them: ",
		...written(ended(why))
	] : [
		strong(`Nothing was looked up for ${sdkName(sdk)}`),
		": ",
		...written(ended(why))
	];
}
function whyNot({ upgrades, held }, { sdk, from, newest }) {
	if (from === newest || upgrades.some(({ upgrade }) => upgrade.sdk === sdk)) return [];
	const reasons = held.filter((hold) => hold.sdk === sdk);
	const [first] = reasons;
	if (first === void 0) return [];
	return reasons.length > 1 ? [" It is not moved, for the reasons under “Held back”."] : [
		" It is not moved: ",
		...first.version === null ? [] : [code(first.version), ", "],
		...written(ended(first.why))
	];
}
function upgradeRow(entry, published) {
	const { upgrade, change } = entry;
	const contract = contractOf(entry);
	const breaking = breakingCount(entry);
	return [
		[
			`${sdkName(upgrade.sdk)} `,
			...sentence(upgrade.froms.map(code)),
			" → ",
			code(upgrade.to)
		],
		[`${VERDICT_MARKS[contract.verdict]} ${verdictTitle(contract)}`],
		[breaking === null ? "unknown" : String(breaking)],
		[String(securityCount(entry))],
		change.kind === "refused" ? [`none: ${bounded(change.why, MAX_WHY)}`] : pullWords(published.find((each) => each.branch === upgrade.branch), upgrade.branch)
	];
}
function pullWords(published, branch) {
	if (published === void 0) return [code(branch)];
	const { action, why } = published;
	if (action === "failed") return ["failed: ", pullLink(published)];
	return [
		`${action}: `,
		pullLink(published),
		...why === null ? [] : [`, ${why}`]
	];
}
function pullLink({ branch, location }) {
	if (location === null) return code(branch);
	return /^https?:\/\//u.test(location) ? link(location, branch) : code(location);
}
function earlierBlocks(earlier) {
	if (earlier.length === 0) return [];
	const items = earlier.map((each) => [paragraph(pullLink(each), `: ${each.action}. `, ...each.why === null ? [] : written(ended(each.why)))]);
	return [paragraph(strong("Pull requests of earlier runs:")), bullets(items)];
}
function unmendedBlocks({ hazards, upgrades }) {
	const mending = upgrades.flatMap(({ upgrade, change }) => change.kind === "edited" ? [upgrade] : []);
	const items = [...hazards].flatMap(([hazard, uses]) => {
		const left = uses.filter((use) => !mending.some(({ mends, targets }) => mends.includes(hazard) && isTarget(use, targets)));
		return left.length === 0 ? [] : [[...hazardItem(hazard), paragraph("What has it: ", ...placesOf(left, MAX_PLACES), ".")]];
	});
	if (items.length === 0) return [];
	return [heading(3, `Known defects of what is in use${upgrades.length === 0 ? "" : ", which no upgrade above mends"}`), bullets(items)];
}
function usesBlocks(report) {
	if (report.uses.length === 0) return [];
	const rows = report.uses.map((use) => [
		[code(placeOf(use))],
		[code(use.specifier || "(any)")],
		inUseWords(use, report),
		[use.why ?? standingOf(use, report)]
	]);
	return [fold([`Where Stripe SDKs are used: ${report.uses.length}`], [table$2([
		["File"],
		["Asks for"],
		["In use"],
		[""]
	], rows)])];
}
function inUseWords(use, { inUse }) {
	const version = inUse.get(use) ?? use.version;
	if (version === null) return ["unknown"];
	return use.version === null && use.lockfile === null ? [code(version), ", by what it asks for"] : [code(version)];
}
function standingOf(use, report) {
	if (report.upgrades.some(({ upgrade }) => isTarget(use, upgrade.targets))) return "see above";
	if (report.held.some(({ places }) => places.some((place) => placeOf(place) === placeOf(use)))) return "held back, see above";
	return isNewest(use, report) ? "the newest release" : "nothing to do for now";
}
function placeOf({ path, line }) {
	return `${path}:${line}`;
}
function notesBlocks(report) {
	const notes = [...report.notes.map((note) => [...note.place === null ? [] : [code(note.place.line === void 0 ? note.place.path : `${note.place.path}:${note.place.line}`), ": "], ...written(ended(note.text))]), ...report.catalogs.flatMap((catalog) => [...catalog.notes.map((note) => [
		sdkName(catalog.sdk),
		": ",
		...written(ended(note))
	]), ...catalog.advisories === "unknown" && catalog.failure === void 0 ? [[sdkName(catalog.sdk), ": advisories are unknown, because the service did not answer. That is not \"none\"."]] : []])];
	return notes.length === 0 ? [] : [heading(3, "Worth knowing"), bullets(notes.map((note) => [paragraph(...note)]))];
}
function folded(report, entry) {
	const { upgrade } = entry;
	const name = `${sdkName(upgrade.sdk)} ${upgrade.from} → ${upgrade.to}`;
	const blocks = upgradeBlocks(report, entry, 0).map((block) => block.kind === "verdict" ? paragraph(...block.content) : block);
	return fold([`${VERDICT_MARKS[contractOf(entry).verdict]} ${name}: everything`], blocks, {
		rank: 1,
		what: name
	});
}

// src/report/pages/html-page.ts
function page(report, published) {
	const rest = restBlocks(report);
	return htmlDocument("Stripe SDK upgrades", [
		...overviewBlocks(report, published, 1),
		...report.upgrades.map((entry) => card(report, entry)),
		...rest.length === 0 ? [] : [heading(2, "What else there is to know"), ...rest]
	]);
}
function card(report, entry) {
	const { upgrade } = entry;
	return {
		kind: "card",
		tone: VERDICT_TONES[contractOf(entry).verdict],
		blocks: [heading(2, `${sdkName(upgrade.sdk)} ${upgrade.from} → ${upgrade.to}`), ...upgradeBlocks(report, entry, 0)]
	};
}

// src/report/pages/pull-request.ts
const NOTICE = 1200;
const TIGHTNESS = [
	0,
	1,
	2,
	3
];
const VERSION$1 = /^\d[0-9A-Za-z.+-]{0,40}$/u;
function pullRequest(report, entry) {
	const { sdk } = entry.upgrade;
	const from = checked(entry.upgrade.from);
	const to = checked(entry.upgrade.to);
	const contract = contractOf(entry);
	return {
		offer: {
			sdk,
			from,
			to
		},
		title: `Upgrade ${sdkName(sdk)} ${from} → ${to}`,
		body: body(report, entry),
		message: `Upgrade ${sdkName(sdk)} from ${from} to ${to}`,
		subject: `upgrade ${shortName(report, sdk)} to ${to}`,
		draft: contract.verdict === "broken" || contract.verdict === "inconclusive",
		status: commitStatus(contract)
	};
}
function pullRequests(report, base) {
	if (base === null) return [];
	return report.upgrades.flatMap((entry) => {
		if (entry.change.kind === "refused") return [];
		const files = new Map(entry.change.edits.map((edit) => [edit.path, edit.after]));
		return [{
			branch: entry.upgrade.branch,
			base: base.branch,
			baseCommit: base.commit,
			files,
			...pullRequest(report, entry)
		}];
	});
}
function shortName({ uses }, sdk) {
	const name = SDK_NAMES[sdk].package;
	return uses.some((use) => use.sdk !== sdk && SDK_NAMES[use.sdk].package === name) ? sdkName(sdk) : name;
}
function checked(version) {
	if (!VERSION$1.test(version)) throw new Error(`not a version that can stand in a title: ${JSON.stringify(version)}`);
	return version;
}
function body(report, entry) {
	let text = "";
	for (const tightness of TIGHTNESS) {
		const all = upgradeBlocks(report, entry, tightness);
		const { blocks, dropped } = fit(all, PULL_LIMIT - NOTICE, (part) => weight(markdown(part)));
		const left = [...droppedWords(dropped), ...tightness === 3 ? ["breaking changes of all releases but the newest"] : []];
		text = markdown([
			...blocks,
			...leftOut(entry, left),
			FOOTER
		]);
		if (weight(text) <= 58e3) return text;
	}
	return markdown([
		...upgradeBlocks(report, entry, 3).slice(0, 2),
		heading(3, "Too long for a pull request"),
		...leftOut(entry, ["all else"]),
		FOOTER
	]);
}
function weight(text) {
	return Math.max(text.length, new TextEncoder().encode(text).length * PULL_LIMIT / 65e3);
}
function leftOut({ upgrade }, what) {
	if (what.length === 0) return [];
	return [paragraph(`Left out here, because GitHub limits the length: ${what.join("; ")}. `, "All of it is in the report (HTML) of the run that made this, where its workflow keeps that; the release notes are also in the ", link(changelogAddress(upgrade.sdk), "changelog"), ".")];
}
const FOOTER = paragraph("Written by stripe-upgrade. Each run brings this text and the branch up to date, and writes nothing when nothing changed. What you write before or after it stays, and so do a title of yours and the boxes that you tick.");

// src/prove/gateway/answers.ts
const IN_USE = {
	type: "invalid_request_error",
	code: "idempotency_key_in_use",
	message: "There is currently another in-progress request using this Idempotent Key. Please try again later."
};
const BY_STATUS = {
	401: {
		type: "invalid_request_error",
		message: "Invalid API Key provided: sk_test_***"
	},
	402: {
		type: "card_error",
		code: "card_declined",
		decline_code: "generic_decline",
		message: "Your card was declined."
	},
	403: {
		type: "invalid_request_error",
		message: "The provided key does not have the required permissions for this endpoint."
	},
	404: {
		type: "invalid_request_error",
		code: "resource_missing",
		param: "id",
		message: "No such object: 'id_missing'"
	},
	409: IN_USE,
	429: {
		type: "invalid_request_error",
		code: "rate_limit",
		message: "Request rate limit exceeded."
	}
};
function standIn(status) {
	if (status >= 500) return {
		type: "api_error",
		message: "Something went wrong on our end."
	};
	return BY_STATUS[status] ?? {
		type: "invalid_request_error",
		message: "Invalid request."
	};
}
function ownAnswer(status, body, headers = {}) {
	return {
		status,
		headers: {
			"content-type": "application/json",
			"request-id": "req_gateway",
			...headers
		},
		body: Buffer.from(body)
	};
}
function errorAnswer(status, error, headers = {}) {
	return ownAnswer(status, JSON.stringify({ error }), headers);
}
function defaultBody(status) {
	return status < 400 ? "{}" : JSON.stringify({ error: standIn(status) });
}
function keyReused(key, first, now) {
	return errorAnswer(400, {
		type: "idempotency_error",
		message: `Keys for idempotent requests can only be used ${first === now ? "with the same parameters they were first used with" : `for the same endpoint they were first used for ('${now}' vs '${first}')`}. Try using a key other than '${key}' if you meant to execute a different request.`
	});
}
function keyInUse() {
	return errorAnswer(409, IN_USE);
}
function keyTooLong(length) {
	return errorAnswer(400, {
		type: "invalid_request_error",
		message: `Idempotency keys are up to 255 characters long; this one has ${length}.`
	});
}
function bodyTooLarge(most) {
	return errorAnswer(413, {
		type: "invalid_request_error",
		message: `The request is too large: at most ${most} bytes are accepted.`
	});
}
function unreachable(why) {
	return errorAnswer(502, {
		type: "api_error",
		message: why
	}, { "stripe-should-retry": "false" });
}

// src/prove/gateway/idempotency.ts
const LONGEST_KEY = 255;
const DAY_MS = 864e5;
const V1 = {
	methods: ["POST"],
	keptMs: DAY_MS,
	replaysFailures: true
};
const V2 = {
	methods: ["POST", "DELETE"],
	keptMs: 30 * DAY_MS,
	replaysFailures: false
};
function takesKey({ method, path }) {
	return rulesOf(path).methods.includes(method);
}
function rulesOf(path) {
	return path.startsWith("/v2/") ? V2 : V1;
}
function createKeyStore(now, most = Infinity) {
	const entries = /* @__PURE__ */ new Map();
	function known(key) {
		const entry = entries.get(key);
		if (entry === void 0 || entry.state === "in flight" || now() - entry.since < entry.keptMs) return entry;
		entries.delete(key);
	}
	function makeRoom() {
		if (entries.size < most) return;
		for (const [key, { state }] of entries) {
			if (state === "in flight") continue;
			entries.delete(key);
			return;
		}
	}
	return { admit({ method, path, key, bodyHash }) {
		const rules = rulesOf(path);
		if (key === null || key === "" || !rules.methods.includes(method)) return {
			kind: "execute",
			finish: () => void 0
		};
		if (key.length > LONGEST_KEY) return {
			kind: "answered",
			answer: keyTooLong(key.length),
			why: "too long"
		};
		const before = known(key);
		if (before !== void 0) {
			if (before.method !== method || before.path !== path || before.bodyHash !== bodyHash) return {
				kind: "answered",
				answer: keyReused(key, before.path, path),
				why: "other parameters"
			};
			if (before.state === "in flight") return {
				kind: "answered",
				answer: keyInUse(),
				why: "in flight"
			};
			if (before.state !== "failed") {
				const { status, headers, body } = before.state;
				return {
					kind: "answered",
					answer: {
						status,
						headers: {
							...headers,
							"idempotent-replayed": "true"
						},
						body
					},
					why: "replayed"
				};
			}
		}
		const entry = {
			method,
			path,
			bodyHash,
			since: now(),
			keptMs: rules.keptMs,
			state: "in flight"
		};
		if (before === void 0) makeRoom();
		entries.set(key, entry);
		return {
			kind: "execute",
			finish(answer) {
				if (answer !== null) entry.state = answer.status < 400 || rules.replaysFailures ? answer : "failed";
				else if (before === void 0) entries.delete(key);
				else entry.state = "failed";
			}
		};
	} };
}

// src/prove/gateway/cases.ts
const REMEMBERED_BODY = 65536;
const SHARED_TOKEN = "";
const EVERYTHING = {
	cases: Infinity,
	keys: Infinity,
	attempts: Infinity
};
function createCases(now, memory = EVERYTHING) {
	const started = performance.now();
	const cases = /* @__PURE__ */ new Map();
	let sequence = 0;
	function of(token) {
		const found = cases.get(token) ?? {
			script: { faults: [] },
			ahead: 0,
			count: 0,
			history: [],
			keys: createKeyStore(() => now() + found.ahead, memory.keys)
		};
		cases.delete(token);
		cases.set(token, found);
		const [oldest] = cases.keys();
		if (cases.size > memory.cases && oldest !== void 0) cases.delete(oldest);
		return found;
	}
	function attemptOf({ method, path, headers, body }, one, fault) {
		sequence += 1;
		one.count += 1;
		const attempt = {
			sequence,
			attempt: one.count,
			method,
			path,
			key: headers["idempotency-key"] ?? null,
			body: body.toString("utf8", 0, REMEMBERED_BODY),
			bodyHash: createHash("sha256").update(body).digest("hex"),
			headers,
			fault,
			executed: false,
			made: false,
			replayed: false,
			status: null,
			at: performance.now() - started
		};
		one.history.push(attempt);
		if (one.history.length > memory.attempts) one.history.shift();
		return attempt;
	}
	return {
		of,
		all: () => [...cases.values()].flatMap(({ history }) => history).toSorted((a, b) => a.sequence - b.sequence),
		record(request) {
			const token = tokenOf(request.headers["authorization"]);
			const one = of(token);
			const fault = faultAt(one.script, one.count);
			return {
				token,
				attempt: attemptOf(request, one, fault.kind),
				fault,
				keys: one.keys
			};
		},
		recordElsewhere(head) {
			attemptOf({
				...head,
				body: Buffer.alloc(0)
			}, of(head.path.slice(1)), "elsewhere").status = 200;
		}
	};
}
function tokenOf(authorization = "") {
	const [scheme = "", credentials = ""] = authorization.split(" ");
	const apiKey = scheme.toLowerCase() === "basic" ? Buffer.from(credentials, "base64").toString("latin1").split(":")[0] ?? "" : credentials;
	return /^sk_test_([A-Za-z0-9]+)$/.exec(apiKey)?.[1] ?? "";
}
function faultAt({ faults, forever }, before) {
	return faults[before] ?? (forever === true ? faults.at(-1) : void 0) ?? { kind: "forward" };
}

// src/prove/gateway/delivery.ts
function cut(response, how) {
	if (how === "reset") response.socket?.resetAndDestroy();
	else response.socket?.destroySoon();
}
function head(response, answer) {
	response.writeHead(answer.status, {
		...answer.headers,
		"content-length": answer.body.length,
		connection: "close"
	});
}
function send(response, answer) {
	head(response, answer);
	response.end(answer.body);
}
function sendHalf(response, answer, sent) {
	head(response, answer);
	response.flushHeaders();
	response.write(answer.body.subarray(0, answer.body.length / 2), sent);
}
function truncate(response, answer, at) {
	if (at === "body") return sendHalf(response, answer, () => cut(response, "close"));
	response.socket?.end(`HTTP/1.1 ${answer.status} OK\r\nContent-Type: appl`);
}

// src/prove/gateway/upstream.ts
const TIMEOUT_MS = 15e3;
const OWN_HEADERS = /* @__PURE__ */ new Set([
	"accept-encoding",
	"authorization",
	"connection",
	"content-length",
	"expect",
	"host",
	"keep-alive",
	"proxy-connection",
	"stripe-version",
	"te",
	"trailer",
	"transfer-encoding",
	"upgrade"
]);
function flatten(headers) {
	const flat = {};
	for (const [name, value] of Object.entries(headers)) if (value !== void 0) flat[name] = Array.isArray(value) ? value.join(", ") : value;
	return flat;
}
function passedOn(headers) {
	return Object.fromEntries(Object.entries(headers).filter(([name]) => !OWN_HEADERS.has(name)));
}
function forward(port, { method, path, headers, body }, signal) {
	return new Promise((resolve, reject) => {
		const outgoing = request({
			host: "127.0.0.1",
			port,
			method,
			path,
			agent: false,
			signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
			headers: {
				...passedOn(headers),
				authorization: "Bearer sk_test_123",
				"content-length": body.length
			}
		});
		outgoing.once("error", reject);
		outgoing.once("response", (incoming) => {
			const chunks = [];
			incoming.on("data", (chunk) => chunks.push(chunk));
			incoming.once("error", reject);
			incoming.once("end", () => {
				resolve({
					status: incoming.statusCode ?? 0,
					headers: passedOn(flatten(incoming.headers)),
					body: Buffer.concat(chunks)
				});
			});
		});
		outgoing.end(body);
	});
}

// src/prove/gateway/index.ts
const LARGEST_BODY = 75497472;
async function startGateway({ mockPort, now = Date.now, port = 0, memory = EVERYTHING, onEnd }) {
	const closing = new AbortController();
	const cases = createCases(now, memory);
	let failure = null;
	async function work(attempt, received, keys, fault) {
		const admission = keys.admit(attempt);
		if (admission.kind === "answered") {
			if (admission.why === "replayed") attempt.replayed = true;
			else attempt.refusal = admission.why;
			return admission.answer;
		}
		if (fault.kind === "answer") {
			const answer = scripted(fault);
			admission.finish(answer);
			return answer;
		}
		try {
			if (fault.kind === "delay") await setTimeout(fault.ms, void 0, { signal: closing.signal });
			const answer = await forward(mockPort, received, closing.signal);
			attempt.executed = answer.status < 400 || answer.status >= 500;
			attempt.made = attempt.executed && attempt.method === "POST" && answer.status < 300;
			admission.finish(attempt.executed ? answer : null);
			return answer;
		} catch (error) {
			admission.finish(null);
			throw error;
		}
	}
	async function serve(request, response) {
		const head = {
			method: request.method ?? "GET",
			path: request.url ?? "/",
			headers: flatten(request.headers)
		};
		if (request.socket.localPort === elsewhere.port) {
			cases.recordElsewhere(head);
			return send(response, ownAnswer(200, "{}"));
		}
		const { body, how } = await read(request);
		const received = {
			...head,
			body
		};
		const recorded = cases.record(received);
		if (how === "whole") await answerTo(received, recorded, response);
		else if (how === "too large") {
			recorded.attempt.status = 413;
			send(response, bodyTooLarge(LARGEST_BODY));
		}
		onEnd?.(structuredClone(recorded.attempt));
	}
	async function answerTo(received, { token, attempt, fault, keys }, response) {
		if (fault.kind === "redirect") {
			attempt.status = fault.status;
			return send(response, ownAnswer(fault.status, "{}", { location: `http://localhost:${elsewhere.port}/${token}` }));
		}
		if ((fault.kind === "reset" || fault.kind === "close") && fault.when === "before") return cut(response, fault.kind);
		let answer;
		let how = fault;
		try {
			answer = fault.kind === "answer" && fault.stored !== true ? scripted(fault) : await work(attempt, received, keys, fault);
		} catch (error) {
			if (closing.signal.aborted) return;
			const why = `stripe-mock on port ${mockPort} did not answer: ${messageOf(error)}`;
			failure ??= why;
			answer = unreachable(why);
			how = {
				kind: "answer",
				status: answer.status
			};
		}
		if (response.destroyed || how.kind === "stall" && how.at !== "body") return;
		if (how.kind === "reset" || how.kind === "close") return cut(response, how.kind);
		attempt.status = answer.status;
		if (how.kind === "truncate") truncate(response, answer, how.at ?? "body");
		else if (how.kind === "stall") sendHalf(response, answer);
		else send(response, answer);
	}
	function listener(request, response) {
		serve(request, response).catch((error) => {
			failure ??= `the gateway could not answer: ${messageOf(error)}`;
			response.destroy();
		});
	}
	const elsewhere = await listen(listener, 0);
	const main = await listen(listener, port).catch(async (error) => {
		await elsewhere.close();
		throw error;
	});
	return {
		host: "127.0.0.1",
		port: main.port,
		script(token, script) {
			cases.of(token).script = script;
		},
		history: (token) => structuredClone(cases.of(token).history),
		attempts: () => structuredClone(cases.all()),
		advance(token, ms) {
			cases.of(token).ahead += ms;
		},
		get failure() {
			return failure;
		},
		async [Symbol.asyncDispose]() {
			if (closing.signal.aborted) return;
			closing.abort();
			await Promise.all([main.close(), elsewhere.close()]);
		}
	};
}
async function listen(listener, port) {
	const sockets = /* @__PURE__ */ new Set();
	const server = createServer(listener);
	server.keepAliveTimeout = 0;
	server.on("connection", (socket) => {
		sockets.add(socket);
		socket.once("close", () => sockets.delete(socket));
	});
	server.listen(port, "127.0.0.1");
	await once(server, "listening");
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("The gateway has no port");
	return {
		port: address.port,
		async close() {
			const closed = once(server, "close");
			server.close();
			for (const socket of sockets) socket.destroy();
			await closed;
		}
	};
}
function scripted(fault) {
	return ownAnswer(fault.status, fault.body ?? defaultBody(fault.status), fault.headers);
}
async function read(request) {
	const chunks = [];
	let bytes = 0;
	try {
		for await (const chunk of request) {
			const part = Buffer.from(chunk);
			bytes += part.length;
			if (bytes <= LARGEST_BODY) chunks.push(part);
			else chunks.length = 0;
		}
	} catch {
		return {
			body: Buffer.concat(chunks),
			how: "cut short"
		};
	}
	return {
		body: Buffer.concat(chunks),
		how: bytes > LARGEST_BODY ? "too large" : "whole"
	};
}

// src/prove/stripe-mock.ts
var import_semver = /* @__PURE__ */ __toESM(require_semver(), 1);
const VERSION = "0.203.0";
const BUILT_BY_GO = "master";
const LONGEST_VERSION = 40;
const MODULE = `github.com/stripe/stripe-mock@v${VERSION}`;
const OLDEST = "0.109.0";
const NAME = "stripe-mock";
const WAY_OUT = "Install Go or stripe-mock, or name the path of stripe-mock in the setting `stripe-mock`";
const INSTALL_TIMEOUT_MS = 3e5;
const START_TIMEOUT_MS = 3e4;
const LIFE_MS = 36e5;
async function findStripeMock(tools, { path }) {
	if (path !== null) {
		const named = await tools.which(path);
		if (named !== null) return named;
		throw new SettingsError(`stripe-mock: '${path}' is not a program that can be run; give the path of stripe-mock, or leave the setting out`);
	}
	const onPath = await tools.which(NAME);
	if (onPath !== null) return onPath;
	const folder = join(await tools.cache(), "stripe-mock", `v${VERSION}`, `${process.platform}-${process.arch}`);
	const cached = join(folder, NAME);
	if (await tools.which(cached) === null) await install(tools, folder);
	return cached;
}
async function install(tools, folder) {
	const go = await tools.which("go");
	if (go === null) throw new UpstreamError(`stripe-mock was not found, and neither was Go, which would build it. ${WAY_OUT}`);
	const building = await tools.folder("building");
	const result = await tools.run(go, ["install", MODULE], {
		cwd: building,
		inherit: "client",
		env: {
			GOBIN: building,
			GOFLAGS: "-mod=mod"
		},
		timeoutMs: INSTALL_TIMEOUT_MS
	});
	if (result.code !== 0) {
		const said = result.stderr.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("go: downloading "));
		const why = result.limit === "time" ? `it took longer than ${INSTALL_TIMEOUT_MS / 6e4} minutes` : said.join(" ");
		throw new UpstreamError(`stripe-mock could not be built by \`go install ${MODULE}\`: ${why}. ${WAY_OUT}`);
	}
	await mkdir(folder, { recursive: true });
	const beside = join(folder, `.${randomUUID()}`);
	const target = join(folder, NAME);
	try {
		await copyFile(join(building, NAME), beside);
		await rename(beside, target).catch(async (error) => {
			if (await tools.which(target) === null) throw error;
		});
	} finally {
		await rm(beside, { force: true });
	}
}
async function startStripeMock(tools, file, lifeMs = LIFE_MS) {
	const limits = {
		timeoutMs: lifeMs,
		maxBytes: Infinity
	};
	const mock = tools.converse(file, [
		"-http-addr",
		"127.0.0.1:0",
		"-https-addr",
		"127.0.0.1:0"
	], limits);
	try {
		const deadline = AbortSignal.timeout(START_TIMEOUT_MS);
		const port = await announcedPort(mock, deadline);
		const version = await askVersion(port, deadline);
		if ((0, import_semver.valid)(version) !== null && (0, import_semver.lt)(version, OLDEST)) throw new UpstreamError(`it is of version ${version}, and at least ${OLDEST} is needed`);
		return {
			port,
			version,
			note: version === VERSION || version === BUILT_BY_GO ? null : `stripe-mock ${version} was used, where the suite is made for ${VERSION}`,
			[Symbol.asyncDispose]: () => mock[Symbol.asyncDispose]()
		};
	} catch (error) {
		await mock[Symbol.asyncDispose]();
		const why = messageOf(error);
		throw new UpstreamError(`${file} can not be used as stripe-mock: ${why}`, { cause: error });
	}
}
async function announcedPort(mock, deadline) {
	async function listen() {
		for await (const line of mock.lines) {
			const port = /^Listening for HTTP at address: 127\.0\.0\.1:(\d+)$/.exec(line)?.[1];
			if (port !== void 0) return Number(port);
		}
		const { code, stderr } = await mock.ended;
		throw new UpstreamError(`it ended${code === null ? "" : ` with exit code ${code}`} before it listened. ${stderr}`.trim());
	}
	const late = once(deadline, "abort").then(() => {
		throw new UpstreamError(`it does not listen after ${START_TIMEOUT_MS / 1e3} s`);
	});
	return Promise.race([listen(), late]);
}
async function askVersion(port, signal) {
	const request = get({
		host: "127.0.0.1",
		port,
		path: "/",
		agent: false,
		signal
	});
	const [response] = await once(request, "response");
	response?.resume();
	const version = response?.headers["stripe-mock-version"];
	if (typeof version !== "string") throw new UpstreamError("it answers without the header Stripe-Mock-Version");
	return version.slice(0, LONGEST_VERSION);
}

// src/prove/traffic.ts
function trafficOf(attempts) {
	const mutating = attempts.filter(takesKey);
	return {
		count: attempts.length,
		keyless: tally(mutating.filter((attempt) => keyOf(attempt) === "")),
		resent: tally(repeated(mutating, (attempt) => [...sameRequest(attempt), keyOf(attempt)])),
		madeTwice: tally(repeated(mutating.filter(({ made }) => made), sameRequest))
	};
}
function keyOf({ key }) {
	return key?.trim() ?? "";
}
function sameRequest({ method, path, bodyHash, headers }) {
	return [
		method,
		path,
		bodyHash,
		...[
			"authorization",
			"stripe-account",
			"stripe-context"
		].map((name) => headers[name] ?? "")
	];
}
function repeated(attempts, nameOf) {
	const seen = /* @__PURE__ */ new Set();
	return attempts.filter((attempt) => {
		const name = JSON.stringify(nameOf(attempt));
		if (seen.has(name)) return true;
		seen.add(name);
		return false;
	});
}
function tally(attempts) {
	const counts = /* @__PURE__ */ new Map();
	for (const attempt of attempts) {
		const what = `${attempt.method} ${patternOf(attempt.path)}`;
		counts.set(what, (counts.get(what) ?? 0) + 1);
	}
	return [...counts].toSorted(([a], [b]) => a < b ? -1 : 1).map(([what, count]) => ({
		what,
		count
	}));
}
function patternOf(path) {
	const [, version = "", ...rest] = (path.split("?")[0] ?? "").split("/");
	return [
		"",
		version,
		...rest.map((segment) => /[\dA-Z%]/.test(segment) ? "{id}" : segment)
	].join("/");
}

export { startStripeMock as a, pullRequests as c, markdown as d, escapeHtml as f, findStripeMock as i, page as l, patternOf as n, startGateway as o, trafficOf as r, takesKey as s, keyOf as t, summary as u };
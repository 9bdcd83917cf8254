// src/sdks/same-each-time.ts
const OF_THIS_RUN = [
	[/(?<![\w.:/~-])\/(?:[\w.+-]{1,255}\/)*([\w.+-]{1,255})/g, "$1"],
	[/ object at 0x[0-9a-f]{1,16}/gi, ""],
	[/ in \d{1,9}(?:\.\d{1,9})?(?:ms|[smh])\b(?: \d{1,9}(?:ms|[smh])\b)*/g, ""],
	[/\(node:\d{1,9}\) /g, ""]
];
function sameEachTime(text, root = null) {
	const inside = root === null ? text : text.replaceAll(`${root}/`, "").replaceAll(root, ".");
	return OF_THIS_RUN.reduce((all, [pattern, by]) => all.replaceAll(pattern, by), inside);
}

export { sameEachTime as t };
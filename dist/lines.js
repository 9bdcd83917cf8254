// src/sdks/lines.ts
function linesOf(text) {
	const starts = [0];
	for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
	return { at(offset) {
		let low = 0;
		let high = starts.length;
		while (high - low > 1) {
			const middle = low + high >> 1;
			if ((starts[middle] ?? 0) <= offset) low = middle;
			else high = middle;
		}
		return low + 1;
	} };
}
function* eachLine(text) {
	let start = 0;
	for (let line = 1; start <= text.length; line += 1) {
		const newline = text.indexOf("\n", start);
		const end = newline === -1 ? text.length : newline;
		yield {
			text: text.slice(start, text[end - 1] === "\r" && end > start ? end - 1 : end),
			line,
			start
		};
		if (newline === -1) return;
		start = newline + 1;
	}
}

export { linesOf as n, eachLine as t };
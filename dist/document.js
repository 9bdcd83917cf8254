// src/report/document.ts
function code(text) {
	return {
		kind: "code",
		text
	};
}
function strong(...content) {
	return {
		kind: "strong",
		content
	};
}
function link(href, ...content) {
	return {
		kind: "link",
		href,
		content
	};
}
function heading(level, ...content) {
	return {
		kind: "heading",
		level,
		content
	};
}
function paragraph(...content) {
	return {
		kind: "paragraph",
		content
	};
}
function bullets(items) {
	return {
		kind: "list",
		style: "bullets",
		items
	};
}
function table(head, rows) {
	return {
		kind: "table",
		head,
		rows
	};
}
function fold(summary, blocks, drop) {
	return drop === void 0 ? {
		kind: "fold",
		summary,
		blocks
	} : {
		kind: "fold",
		summary,
		blocks,
		drop
	};
}
function sentence(items, word = "and") {
	return items.flatMap((item, index) => {
		if (index === 0) return [item];
		return index === items.length - 1 ? [` ${word} `, item] : [", ", item];
	});
}
function count(number, singular, plural = `${singular}s`) {
	return `${number} ${number === 1 ? singular : plural}`;
}

export { heading as a, sentence as c, fold as i, strong as l, code as n, link as o, count as r, paragraph as s, bullets as t, table as u };
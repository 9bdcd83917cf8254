// src/commands/stripe-mock.ts
async function checkStripeMock(tools, path) {
	if (path === null) return;
	const { namedStripeMock } = await import("./load-prove.js");
	await namedStripeMock(tools, path);
}

export { checkStripeMock as t };
// src/domain/errors.ts
var SettingsError = class extends Error {
	name = "SettingsError";
};
var UpstreamError = class extends Error {
	name = "UpstreamError";
};
var RateLimitError = class extends UpstreamError {
	wayOut;
	constructor(why, wayOut) {
		super(`${why} ${wayOut}`);
		this.wayOut = wayOut;
	}
};
function messageOf(error) {
	return error instanceof Error ? error.message : String(error);
}
function traceOf(error) {
	return error instanceof Error ? error.stack ?? error.message : String(error);
}
function reasonOf(error) {
	return error instanceof RangeError ? "it is nested too deeply" : messageOf(error);
}
var EditError = class extends Error {
	name = "EditError";
	path;
	wayOut;
	constructor(path, why, wayOut) {
		super(why);
		this.path = path;
		this.wayOut = wayOut;
	}
};

export { messageOf as a, UpstreamError as i, RateLimitError as n, reasonOf as o, SettingsError as r, traceOf as s, EditError as t };
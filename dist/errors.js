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
function reasonOf(error) {
	if (error instanceof RangeError) return "it is nested too deeply";
	return error instanceof Error ? error.message : String(error);
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

export { reasonOf as a, UpstreamError as i, RateLimitError as n, SettingsError as r, EditError as t };
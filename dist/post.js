import { c as warning, r as info } from "./actions-core.js";
import { t as clearUp } from "./leftovers.js";
import { t as printable } from "./printable.js";
import { a as messageOf } from "./errors.js";
import { r as count } from "./document.js";
import { tmpdir } from "node:os";

// src/commands/post.ts
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
async function main(env) {
	const id = env[`STATE_${"run"}`] ?? "";
	if (!UUID.test(id)) return info("The run did not begin, so there is nothing to clear up.");
	try {
		const { processes, folder } = await clearUp({
			id,
			temp: env["RUNNER_TEMP"] ?? tmpdir()
		});
		if (processes === 0 && !folder) return info("The run left nothing behind.");
		info(`The run was cut short: ${count(processes, "process was", "processes were")} ended, and its temporary files removed.`);
	} catch (error) {
		warning(printable(`Not all that the run left could be cleared up: ${messageOf(error)}`));
	}
}

// src/post.ts
await main(process.env);

export {  };
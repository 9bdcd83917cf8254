import "./adapters-no-inspector.js";
import { c as warning, r as info } from "./actions-core.js";
import { h as clearUp, x as printable } from "./adapters.js";
import { tt as messageOf } from "./domain.js";
import { tmpdir } from "node:os";

// src/commands/post.ts
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
async function main(env) {
	const id = env[`STATE_${"run"}`] ?? "";
	if (!UUID.test(id)) return info("The run did not begin, so there is nothing to clean up.");
	try {
		const { processes, folder } = await clearUp({
			id,
			temp: env["RUNNER_TEMP"] ?? tmpdir()
		});
		if (processes === 0 && !folder) return info("The run left nothing behind.");
		info(`The run was cut short. Processes that were ended: ${processes}. Its temporary files were removed.`);
	} catch (error) {
		warning(printable(`Some of what the run left could not be cleaned up: ${messageOf(error)}`));
	}
}

// src/post.ts
await main(process.env);

export {  };
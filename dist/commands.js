import { _ as secretsIn, b as createTerminalLog, m as createTools, x as printable } from "./adapters.js";
import { $ as SettingsError, st as hideSecrets } from "./domain.js";
import { a as namesIn, i as SETTINGS, s as didYouMean } from "./settings.js";
import { t as SDK_NAMES } from "./sdks.js";
import { t as failureText } from "./commands-failure.js";
import { t as _usingCtx } from "./usingCtx.js";
import { parseArgs } from "node:util";

// src/commands/table.ts
const repo = {
	hint: "DIR",
	summary: "The repository, or a folder in it: the whole repository is read. Default: where you are."
};
const json = {
	hint: null,
	summary: "Print JSON on standard output, for a machine."
};
const COMMANDS = {
	detect: {
		summary: "List the Stripe SDKs that a repository uses. Looks nothing up.",
		flags: {
			repo,
			json
		},
		purposes: ["detect"],
		load: () => import("./commands-detect.js")
	},
	check: {
		summary: "Say which of them are outdated, which version each could move to, and what is blocked and why.",
		flags: {
			repo,
			"try-edits": {
				hint: null,
				summary: "Also make each edit in a copy of the commit, run the frozen checks, and keep nothing."
			},
			json
		},
		purposes: [
			"detect",
			"choose",
			"trust",
			"exit"
		],
		load: () => import("./commands-check.js")
	},
	prove: {
		summary: "Run the contract suite on two versions of an SDK, side by side. Needs no repository.",
		flags: {
			sdk: {
				hint: "SDK",
				summary: "The SDK; it must have a driver.",
				values: SDK_NAMES,
				required: true
			},
			from: {
				hint: "VERSION",
				summary: "The version in use.",
				required: true
			},
			to: {
				hint: "VERSION",
				summary: "The candidate.",
				required: true
			},
			all: {
				hint: null,
				summary: "Print every case, also those that pass."
			},
			junit: {
				hint: "FILE",
				summary: "Also write the cases as JUnit XML into this file."
			},
			list: {
				hint: null,
				summary: "Print the cases of the contract suite, and run nothing.",
				alone: true
			},
			json
		},
		purposes: ["prove", "isolation"],
		load: () => import("./commands-prove.js")
	},
	review: {
		summary: "Say which lines of your code break between two versions of an SDK; of those that check would propose where none are given.",
		flags: {
			repo,
			sdk: {
				hint: "SDK",
				summary: "The SDK, where the versions are given.",
				values: SDK_NAMES
			},
			from: {
				hint: "VERSION",
				summary: "The version in use."
			},
			to: {
				hint: "VERSION",
				summary: "The candidate."
			},
			json
		},
		purposes: [
			"detect",
			"choose",
			"trust",
			"isolation",
			"exit"
		],
		load: () => import("./commands-review.js")
	},
	audit: {
		summary: "Say what is unsafe in your own code, whatever the version: webhooks that anybody can forge, and idempotency keys that do not keep a payment from being made twice. JavaScript, TypeScript and Python.",
		flags: {
			repo,
			"fail-on": {
				hint: "error|warning|never",
				summary: "Exit with 1 where a finding of this level or a worse one was made.",
				values: [
					"error",
					"warning",
					"never"
				],
				fallback: "error"
			},
			sarif: {
				hint: "FILE",
				summary: "Also write the findings as SARIF 2.1.0 into this file, for code scanning."
			},
			since: {
				hint: "COMMIT",
				summary: "Show only what is new since this commit: findings, entry points and calls. Its files are read from git; nothing is checked out."
			},
			baseline: {
				hint: "FILE",
				summary: "Leave out the findings that this file knows."
			},
			"write-baseline": {
				hint: null,
				summary: "Write all findings into the file of --baseline, as known."
			},
			json
		},
		purposes: ["detect"],
		load: () => import("./commands-audit.js")
	},
	gateway: {
		summary: "Run the contract suite's gateway in front of stripe-mock, for your own tests. It applies Stripe's idempotency rules, and says at the end which calls could charge twice.",
		flags: {
			port: {
				hint: "N",
				summary: "The port on 127.0.0.1; 0 for any that is free.",
				fallback: "12111"
			},
			"fail-on": {
				hint: "double,no-key",
				summary: "Exit with 1 where one was seen. double: the same parameters made an object again, without a key or with another one, as a wrong retry does. no-key: a POST came without an idempotency key."
			},
			json
		},
		program: "Runs a command behind the gateway, and ends with it: `gateway -- npm test`. Its STRIPE_API_BASE names the gateway, and its STRIPE_API_KEY and STRIPE_SECRET_KEY are a test key that works only there. It exits as the command does; where that is 0, by --fail-on.",
		load: () => import("./commands-gateway.js"),
		purposes: ["prove"]
	},
	endpoint: {
		summary: "Start your app with the version in use, in a copy of your files, and send it webhooks: real, forged, old, changed and repeated ones. Says which it takes, and what it does twice.",
		flags: {
			repo,
			json
		},
		purposes: [
			"detect",
			"trust",
			"prove",
			"own programs",
			"endpoint"
		],
		load: () => import("./commands-endpoint.js")
	},
	upgrade: {
		summary: "Run every step: detect, look up, choose, edit, prove, review, report, and open or refresh the pull request of each upgrade.",
		flags: {
			repo,
			forge: {
				hint: "local | github",
				summary: "Where branches and pull requests go. local (the default): branches in the repository, pull requests as files. github: to GitHub, with the token in GITHUB_TOKEN.",
				values: ["local", "github"]
			},
			out: {
				hint: "DIR",
				summary: "Where the report and local pull requests are written. Default: a folder in your cache."
			},
			write: {
				hint: null,
				summary: "Write the edits into your files and make no branches."
			},
			json
		},
		purposes: [
			"detect",
			"audit",
			"choose",
			"trust",
			"prove",
			"isolation",
			"own tests",
			"own programs",
			"endpoint",
			"publish",
			"exit"
		],
		load: () => import("./load-commands-upgrade.js")
	},
	verify: {
		summary: "Say what a change does to the Stripe SDKs, whoever made it: which move, what the proof says of the two versions, and which lines break. Runs nothing of the change.",
		flags: {
			repo,
			base: {
				hint: "REV",
				summary: "The commit or branch that the change is for; it is compared from where the two parted.",
				required: true
			},
			head: {
				hint: "REV",
				summary: "The commit or branch with the change.",
				fallback: "HEAD"
			},
			json
		},
		purposes: [
			"detect",
			"audit",
			"prove",
			"isolation",
			"exit"
		],
		load: () => import("./load-commands-verify.js")
	},
	demo: {
		summary: "Upgrade a small sample shop on your machine and show the result. Needs no token and asks no questions.",
		flags: { out: {
			hint: "DIR",
			summary: "Where the shop and the results are written. Default: a new temporary folder."
		} },
		purposes: ["prove", "isolation"],
		load: () => import("./commands-demo.js")
	}
};
function settingsOf(command, table) {
	return namesIn(table, "flag").filter((name) => command.purposes.some((purpose) => purpose === table[name]?.purpose));
}

// src/commands/arguments.ts
function parted(args) {
	const at = args.indexOf("--");
	return at === -1 ? {
		own: args,
		program: []
	} : {
		own: args.slice(0, at),
		program: args.slice(at + 1)
	};
}
function commandNamed(word) {
	const names = Object.keys(COMMANDS).filter((name) => name in COMMANDS);
	const name = names.find((candidate) => candidate === word);
	if (name === void 0) throw new SettingsError(`"${word}" is not a command. Accepted: ${names.join(", ")}.${didYouMean(word, names)}`);
	return name;
}
function readArguments(name, args, table = SETTINGS) {
	const command = COMMANDS[name];
	const { own, program } = parted(args);
	if (program.length > 0 && command.program === void 0) throw new SettingsError(`stripe-upgrade ${name} runs no command, so it takes nothing after "--"`);
	const given = sorted(name, own, table);
	const alone = Object.entries(command.flags).find(([flag, row]) => row.alone === true && given.switches.has(flag))?.[0];
	const beside = [
		...given.flags.keys(),
		...given.switches,
		...given.settings.map(([setting]) => setting)
	].find((flag) => flag !== alone && flag !== "json");
	if (alone !== void 0 && beside !== void 0) throw new SettingsError(`stripe-upgrade ${name} --${alone} runs nothing, so it takes no --${beside}`);
	return {
		...given,
		program,
		flags: complete(name, given.flags, alone !== void 0)
	};
}
function sorted(name, args, table) {
	const command = COMMANDS[name];
	const ofCommand = settingsOf(command, table);
	const accepted = [...Object.keys(command.flags), ...ofCommand];
	const isSwitch = (flag) => (command.flags[flag] ?? table[flag]?.type)?.hint === null;
	const { tokens } = parseArgs({
		args: [...args],
		strict: false,
		tokens: true,
		options: Object.fromEntries(accepted.map((flag) => [flag, { type: isSwitch(flag) ? "boolean" : "string" }]))
	});
	const flags = /* @__PURE__ */ new Map();
	const switches = /* @__PURE__ */ new Set();
	const settings = [];
	for (const token of tokens) {
		if (token.kind === "option-terminator") continue;
		if (token.kind === "positional") {
			const hint = command.program === void 0 ? `see stripe-upgrade ${name} --help` : "a command to run comes after \"--\"";
			throw new SettingsError(`stripe-upgrade ${name} takes no "${token.value}"; ${hint}`);
		}
		const flag = token.name;
		if (!accepted.includes(flag)) refuseFlag(name, token.rawName, accepted);
		const isSetting = !Object.hasOwn(command.flags, flag);
		if (isSwitch(flag) && isSetting) settings.push([flag, token.value ?? "true"]);
		else if (isSwitch(flag) && token.value === void 0) switches.add(flag);
		else if (isSwitch(flag)) throw new SettingsError(`--${flag} takes no value`);
		else if (token.value === void 0 || !token.inlineValue && token.value.startsWith("--")) throw new SettingsError(`--${flag} needs a value`);
		else if (isSetting) settings.push([flag, token.value]);
		else flags.set(flag, token.value);
	}
	return {
		flags,
		switches,
		settings
	};
}
function refuseFlag(name, written, accepted) {
	const flags = accepted.map((flag) => `--${flag}`);
	throw new SettingsError(`stripe-upgrade ${name} takes no ${written}. Accepted: ${flags.join(", ")}.${didYouMean(written, flags)}`);
}
function complete(name, given, isAlone) {
	const command = COMMANDS[name];
	const flags = new Map(given);
	for (const [flag, { required, values, fallback }] of Object.entries(command.flags)) {
		const value = flags.get(flag) ?? fallback;
		if (value === void 0 && required === true && !isAlone) throw new SettingsError(`stripe-upgrade ${name} needs --${flag}; see stripe-upgrade ${name} --help`);
		if (value === void 0) continue;
		if (values !== void 0 && !values.includes(value)) throw new SettingsError(`--${flag}: "${value}" is not accepted. Accepted: ${values.join(" | ")}.${didYouMean(value, values)}`);
		flags.set(flag, value);
	}
	return flags;
}

// src/commands/help.ts
const WIDTH = 100;
function wrap(text, indent) {
	const lines = [];
	let line = "";
	for (const word of text.split(" ")) if (line !== "" && line.length + word.length + 1 > WIDTH - indent) {
		lines.push(line);
		line = word;
	} else line = line === "" ? word : `${line} ${word}`;
	return [...lines, line].join(`\n${" ".repeat(indent)}`);
}
function row(left, right, indent) {
	return `  ${left}${left.length + 3 > indent ? `\n${" ".repeat(indent)}` : " ".repeat(indent - left.length - 2)}${wrap(right, indent)}`;
}
function generalHelp(version) {
	const rows = Object.entries(COMMANDS).map(([name, command]) => row(name, command.summary, 12));
	return [
		`stripe-upgrade ${version}: upgrades Stripe SDKs, with proof.`,
		"",
		"Usage: stripe-upgrade <command> [flags]",
		"",
		...rows,
		"",
		"Start with: stripe-upgrade demo",
		"Flags of a command: stripe-upgrade <command> --help",
		wrap("Exit codes: 0 done; 1 a check failed or could not be decided, or with --exit-code an SDK is outdated; 2 an error.", 12)
	].join("\n");
}
function commandHelp(name, table = SETTINGS) {
	const command = COMMANDS[name];
	const flags = Object.entries(command.flags).map(([flag, { hint, summary, fallback }]) => row(`--${flag}${hint === null ? "" : ` ${hint}`}`, fallback === void 0 ? summary : `${summary} Default: ${fallback}.`, 24));
	const settings = settingsOf(command, table).flatMap((setting) => {
		const found = table[setting];
		if (found === void 0) return [];
		const { hint, yaml } = found.type;
		const isShown = hint !== null && found.default !== "";
		const summary = yaml.list ? `${found.summary} The flag may be repeated.` : found.summary;
		return row(hint === null ? `--${setting}` : `--${setting} ${hint}`, isShown ? `${summary} Default: ${found.default}.` : summary, 24);
	});
	return [
		wrap(`stripe-upgrade ${name}: ${command.summary}`, 2),
		"",
		...flags,
		...command.program === void 0 ? [] : [row("-- COMMAND...", command.program, 24)],
		...settings.length === 0 ? [] : [
			"",
			"Settings (the README says which of them .github/stripe-upgrade.yml may hold):",
			...settings
		]
	].join("\n");
}

// src/commands/main.ts
function printError(error) {
	const lines = `stripe-upgrade: ${failureText(error)}`.split("\n");
	process.stderr.write(`${lines.map(printable).join("\n")}\n`);
}
function print(text) {
	process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}
async function main(word, rest, version) {
	hideSecrets(secretsIn(process.env));
	try {
		try {
			var _usingCtx$1 = _usingCtx();
			if (word === void 0 || word === "--help" || word === "-h" || word === "help") {
				print(generalHelp(version()));
				return word === void 0 ? 2 : 0;
			}
			const name = commandNamed(word);
			const { own } = parted(rest);
			if (own.includes("--help") || own.includes("-h")) {
				print(commandHelp(name));
				return 0;
			}
			const given = readArguments(name, rest);
			const tools = _usingCtx$1.a(createTools());
			const colour = process.stdout.isTTY && process.env["NO_COLOR"] === void 0;
			const { run } = await COMMANDS[name].load();
			return await run({
				...given,
				tools,
				log: createTerminalLog({ stream: process.stderr }),
				print,
				interrupted: () => tools.interrupted(),
				attach: (file, args, options) => tools.attach(file, args, options),
				screen: {
					colour,
					width: process.stdout.columns ?? 160
				}
			});
		} catch (_) {
			_usingCtx$1.e = _;
		} finally {
			await _usingCtx$1.d();
		}
	} catch (error) {
		printError(error);
		return 2;
	}
}

export { main };
import { y as openSdkTable } from "./domain.js";

// src/sdks/index.ts
const LANGUAGES = {
	node: async () => (await import("./load-sdks-node.js")).node,
	python: async () => (await import("./load-sdks-python.js")).python,
	go: async () => (await import("./load-sdks-go.js")).go,
	java: async () => (await import("./load-sdks-java.js")).java,
	ruby: async () => (await import("./load-sdks-ruby.js")).ruby,
	php: async () => (await import("./load-sdks-php.js")).php,
	dotnet: async () => (await import("./load-sdks-dotnet.js")).dotnet
};
const SDK_NAMES = Object.keys(LANGUAGES);
async function openSdks(names = SDK_NAMES) {
	return openSdkTable(Object.fromEntries(Object.entries(LANGUAGES).filter(([name]) => names.includes(name))));
}

export { openSdks as n, SDK_NAMES as t };
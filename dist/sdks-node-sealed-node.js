// src/sdks/node/sealed-node.ts
const SEALED = process.allowedNodeEnvironmentFlags.has("--disable-sigusr1") ? ["--disable-sigusr1"] : [];

export { SEALED as t };
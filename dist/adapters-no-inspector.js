// src/adapters/no-inspector.ts
process.on("SIGUSR1", () => void 0);

export {  };
// src/domain/program-limit.ts
const PROGRAM_LIMIT_MS = 12e4;

export { PROGRAM_LIMIT_MS as t };
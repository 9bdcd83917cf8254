import { t as main } from "./post2.js";

// src/post.ts
await main(process.env);

export {  };
import { t as dotnet } from "./sdks-dotnet.js";

export { dotnet };
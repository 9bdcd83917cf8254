import type { Sdk } from '../domain/sdk.ts'
import type { SdkAdapter } from '../domain/sdk-adapter.ts'
import { dotnet } from './dotnet/index.ts'
import { go } from './go/index.ts'
import { java } from './java/index.ts'
import { node } from './node/index.ts'
import { php } from './php/index.ts'
import { python } from './python/index.ts'
import { ruby } from './ruby/index.ts'

/** Every language, by its name; the compiler asks for all seven. */
export const SDK_ADAPTERS = { node, python, go, java, ruby, php, dotnet } satisfies Readonly<Record<Sdk, SdkAdapter>>

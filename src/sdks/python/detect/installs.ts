import type { Installing } from '../../installs.ts'

/** How people install stripe-python by hand: `pip install`, `python3 -m pip install`, `uv pip install`, `poetry add`. */
export const INSTALLING: Installing = {
  programs: { pip: ['install'], uv: ['add', 'install'], poetry: ['add'], pdm: ['add'], pipenv: ['install'] },
  package: /^stripe(?:[[=<>!~]|$)/i,
}

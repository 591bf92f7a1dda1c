// Installs what is missing, after saying so: Debian packages with apt-get, npm packages with npm.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isOnPath, main, must, root } from './command.mjs'

const prefixes = ['/usr', '/usr/local', '/opt/homebrew', ...(process.env.CMAKE_PREFIX_PATH ?? '').split(/[:;]/)]
const command = (name) => isOnPath(name)
const file = (path) => prefixes.some((prefix) => existsSync(join(prefix, path)))

/** A library that comes with clang's sanitizers, wherever this version of clang keeps them. */
function clangRuntime(name) {
  const { stdout } = spawnSync('clang++', ['-print-runtime-dir'], { encoding: 'utf8' })
  const folder = (stdout ?? '').trim()
  return existsSync(folder) && readdirSync(folder).some((file) => file.startsWith(name))
}

const debianPackages = {
  cmake: () => command('cmake'),
  'ninja-build': () => command('ninja'),
  'g++': () => command('c++'),
  emscripten: () => Boolean(process.env.EMSDK) || file('share/emscripten/cmake/Modules/Platform/Emscripten.cmake'),
  'libeigen3-dev': () => file('include/eigen3/Eigen/Core'),
  'libxtensor-dev': () => file('include/xtensor/xtensor.hpp'),
  'nlohmann-json3-dev': () => file('include/nlohmann/json.hpp'),
  'libcli11-dev': () => file('include/CLI/CLI.hpp'),
  doxygen: () => command('doxygen'),
  'gnuplot-nox': () => command('gnuplot'),
  parallel: () => command('parallel'),
  'libgtest-dev': () => file('include/gtest/gtest.h'),
  googletest: () => file('src/googletest/googletest/CMakeLists.txt'),
  clang: () => command('clang++'),
  'libclang-rt-dev': () => clangRuntime('libclang_rt.fuzzer'),
  'clang-format': () => command('clang-format'),
  'clang-tidy': () => command('clang-tidy'),
  chromium: () => command('chromium'),
  'firefox-esr': () => command('firefox-esr'),
  'webkit2gtk-driver': () => command('WebKitWebDriver'),
  xvfb: () => command('Xvfb'),
}

function installDebianPackages() {
  const missing = Object.keys(debianPackages).filter((name) => !debianPackages[name]())
  if (missing.length === 0) return
  const list = missing.join(' ')
  if (!isOnPath('apt-get')) throw new Error(`Please install what these Debian packages hold, and start again: ${list}.`)
  const isRoot = process.getuid?.() === 0
  if (!isRoot && !isOnPath('sudo')) {
    throw new Error(`Please install these Debian packages as root, and start again: apt-get install ${list}`)
  }

  console.log(`Installing these Debian packages, which are missing, with ${isRoot ? '' : 'sudo '}apt-get:\n  ${list}`)
  const aptGet = (...args) => {
    const words = ['DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args]
    must('apt-get', isRoot ? 'env' : 'sudo', words)
  }
  aptGet('update')
  aptGet('install', '-y', '--no-install-recommends', ...missing)

  const absent = missing.filter((name) => !debianPackages[name]())
  if (absent.length > 0) throw new Error(`Installed, and still not found: ${absent.join(' ')}.`)
}

/** The pages in docs/ have packages of their own: their generators want older compilers than the rest. */
function installNpmPackages(folder) {
  const lock = join(root, folder, 'package-lock.json')
  const installed = join(root, folder, 'node_modules', '.package-lock.json')
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return
  console.log(
    `Installing the npm packages that ${join(folder, 'package-lock.json')} lists into node_modules beside it:`,
  )
  // Not npm ci: it refuses a lock file that lacks an optional package of another platform, and a registry's mirror may
  // not have them all. Without saving, the lock file decides, and stays as it is.
  must('npm install', 'npm', ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund'])
}

export function setUp() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(`Node ${process.versions.node} is too old: please install Node 20.19 or newer.`)
  }
  installDebianPackages()
  for (const folder of ['.', 'docs']) installNpmPackages(folder)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(setUp)

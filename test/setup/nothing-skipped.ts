import type { Reporter, TestModule } from 'vitest/node';

/** Tests and groups of a file that did not run: skipped, left to do, or left out by an `only`. */
function leftOut(module: TestModule): string[] {
  const tests = [...module.children.allTests('skipped')].map(({ fullName }) => fullName);
  const empty = [...module.children.allSuites()].filter(
    (suite) => suite.state() === 'skipped' && suite.children.size === 0,
  );
  return [...tests, ...empty.map(({ fullName }) => fullName)].map((name) => `${module.relativeModuleId}: ${name}`);
}

/**
 * Makes a run fail in which anything was left out. On a machine without Redis some tests have nothing to run on, and
 * skip; where everything is installed a skipped test is a test that nobody notices is missing.
 */
export default class NothingSkipped implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const names = modules.flatMap(leftOut);
    if (names.length === 0) return;
    console.error(`\nREQUIRE_ALL: ${names.length} left out\n${names.map((name) => `  ${name}`).join('\n')}`);
    process.exitCode = 1;
  }
}

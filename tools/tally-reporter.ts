import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** Counts what a Vitest run did, for the closing line that run-tests.mjs prints after everything else. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const file = process.env.SHANCHENG_TALLY_FILE;
    if (file === undefined) return;
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const inState = (state: string) => tests.filter((test) => test.result().state === state);
    // A test that never came to run (its file's hooks failed) is a failure, not a skip.
    const unfinished = inState('pending').length;
    const brokenFiles = modules.filter((module) => module.errors().length > 0 || hasFailedSuite(module)).length;
    const tally = {
      passed: inState('passed').length,
      failed: inState('failed').length + unfinished,
      errors: unhandled.length + brokenFiles,
      skipped: inState('skipped').map((test) => ({ name: nameOf(test), reason: reasonOf(test) })),
    };
    writeFileSync(file, JSON.stringify(tally));
  }
}

function hasFailedSuite(module: TestModule): boolean {
  return [...module.children.allSuites()].some((suite) => suite.errors().length > 0);
}

function nameOf(test: TestCase): string {
  return `${test.module.relativeModuleId} > ${test.fullName}`;
}

function reasonOf(test: TestCase): string {
  const result = test.result();
  const note = result.state === 'skipped' ? result.note : undefined;
  if (note !== undefined) return note;
  return test.options.mode === 'todo' ? 'still to be written' : 'no reason given in the file';
}

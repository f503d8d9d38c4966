import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    setupFiles: ["test/support/seed.ts"],
    include: ["test/**/*.test.ts"],
    // many tests wait for a program that they started
    maxWorkers: "100%",
    testTimeout: 60_000,
    passWithNoTests: false,
  },
});

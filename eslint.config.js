/* Faults that types do not show. Types are checked by tsc, layout by whoever writes. */
import js from "@eslint/js";
import globals from "globals";

export default [
  js.configs.recommended,
  {
    files: ["assets/scripts/**/*.js"],
    languageOptions: {globals: globals.browser},
  },
  {
    files: ["tests/assets/**/*.js", "eslint.config.js"],
    languageOptions: {globals: globals.node},
  },
  {
    rules: {
      "eqeqeq": "error",
      "max-lines": ["error", 350],
      "max-lines-per-function": ["error", 60],
      "no-implicit-globals": "error",
      "no-shadow": "error",
      "no-unused-vars": ["error", {argsIgnorePattern: "^_", caughtErrors: "none"}],
      "no-var": "error",
      "prefer-const": "error",
    },
  },
  {ignores: ["assets/vendor/**", ".venv/**", "docs/**", "benchmarks/**"]},
];

import prettier from 'eslint-config-prettier/flat';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/**
 * The sizes of the house. An exception carries its reason on its line.
 *
 * @type {import('eslint').Linter.RulesRecord}
 */
const sizes = {
	'max-lines': ['error', { max: 200 }],
	'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }]
};

export default defineConfig(
	globalIgnores(['build/', '.svelte-kit/', 'data/', 'test-results/', 'playwright-report/']),
	ts.configs.recommended,
	svelte.configs.recommended,
	prettier,
	svelte.configs.prettier,
	{
		files: ['**/*.ts', '**/*.svelte'],
		languageOptions: {
			parserOptions: {
				projectService: true,
				extraFileExtensions: ['.svelte'],
				tsconfigRootDir: import.meta.dirname
			}
		},
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': [
				'error',
				{ checksVoidReturn: { attributes: false, arguments: false, properties: false } }
			]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
		rules: {
			// The app is served at the root of its host, and links are plain paths made by one module.
			'svelte/no-navigation-without-resolve': 'off',
			// What is built and dropped within one function need not be reactive; the rule cannot tell.
			'svelte/prefer-svelte-reactivity': 'off'
		}
	},
	{
		rules: {
			...sizes,
			'@typescript-eslint/consistent-type-imports': [
				'error',
				{ disallowTypeAnnotations: false, fixStyle: 'separate-type-imports' }
			],
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' }
			],
			'no-console': 'off',
			eqeqeq: ['error', 'always'],
			'no-var': 'error'
		}
	},
	{
		files: ['src/**', 'server/**'],
		ignores: ['server/index.ts', 'server/greeting.ts'],
		rules: { 'no-console': ['error', { allow: ['warn', 'error'] }] }
	},
	{ files: ['**/+page.svelte'], rules: { 'max-lines': ['error', { max: 150 }] } },
	{
		files: ['**/*.test.ts', 'tests/**'],
		rules: { 'max-lines': ['error', { max: 300 }], 'max-lines-per-function': 'off' }
	},
	{
		files: ['**/*.ts', '**/*.js'],
		rules: { 'prefer-const': 'error' }
	},
	{ files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } }
);

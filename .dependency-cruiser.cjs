/** The rooms of docs/ARCHITECTURE.md, "Rooms": which may know which. */

const TESTS = '(^tests/|\\.test\\.ts$)';
const LIVE = '^node_modules/(yjs|y-protocols|lib0|y-websocket|@hocuspocus)/';
const REPLICA_ROOMS = '^(src/lib/replica|server/replicas)/';

/** @param {string} name @param {string} comment @param {object} from @param {object} to */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		forbid(
			'no-circular',
			'A circle has no order in which to be read.',
			{},
			{
				circular: true,
				viaOnly: { dependencyTypesNot: ['type-only'] }
			}
		),
		forbid('resolvable', 'An import must lead somewhere.', {}, { couldNotResolve: true }),
		forbid(
			'pages-know-the-server-by-type',
			'At run time pages reach the server through event.locals.app alone.',
			{ path: '^src/' },
			{ path: '^server/', dependencyTypesNot: ['type-only'] }
		),
		forbid(
			'server-knows-no-pages',
			'The server reads what src says in plain TypeScript, nothing that is drawn or reactive.',
			{ path: '^server/' },
			{ path: '^(src/(routes|lib/components)/|node_modules/svelte/)|\\.svelte(\\.ts)?$' }
		),
		forbid(
			'the-product-knows-no-tests',
			'What is shipped does not lean on tests.',
			{ path: '^(src|server|scripts)/', pathNot: TESTS },
			{ path: '^tests/' }
		),
		forbid(
			'the-model-is-pure',
			'No Svelte, Yjs, Node or DOM: the model runs in browser, server and tests alike.',
			{ path: '^src/lib/model/', pathNot: TESTS },
			{ pathNot: '^(src/lib/model/|node_modules/(zod|fractional-indexing)/)' }
		),
		forbid(
			'yjs-stays-in-the-replica-rooms',
			'Everyone else speaks of records, fields and entries.',
			{ path: '^(src|server|scripts)/', pathNot: [REPLICA_ROOMS, TESTS] },
			{ path: LIVE }
		),
		forbid(
			'better-sqlite3-stays-in-db',
			'One room opens the database.',
			{ path: '^(src|server|scripts)/', pathNot: ['^server/db/', TESTS] },
			{ path: '^node_modules/(@types/)?better-sqlite3/', dependencyTypesNot: ['type-only'] }
		),
		forbid(
			'drizzle-stays-behind-one-file',
			'Taken as ES modules it costs every start half a second; tables are known to the server alone.',
			{ pathNot: '^server/db/drizzle\\.ts$' },
			{ path: '^node_modules/drizzle-orm/' }
		),
		forbid(
			'tables-stay-in-the-server',
			'Pages and scripts speak of records.',
			{ path: '^(src|scripts)/', pathNot: TESTS },
			{ path: '^server/db/drizzle\\.ts$' }
		),
		forbid(
			'lucia-stays-behind-one-file',
			'It is in maintenance: replacing it must touch one file.',
			{ pathNot: '^server/auth/sessions\\.ts$' },
			{ path: '^node_modules/lucia/' }
		),
		forbid(
			'components-know-no-replica',
			'Props in, callbacks out.',
			{ path: '^src/lib/components/' },
			{ path: '^src/(lib/replica|routes)/', dependencyTypesNot: ['type-only'] }
		),
		forbid(
			'lib-knows-no-pages',
			'A piece used by one page lives beside that page.',
			{ path: '^src/lib/' },
			{ path: '^src/routes/', pathNot: '\\$types' }
		)
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '(^|/)(\\.svelte-kit|build)/|\\$(app|env|service-worker)|/\\$types' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'import', 'node', 'default', 'types'],
			extensions: ['.ts', '.js', '.svelte', '.d.ts', '.json']
		},
		reporterOptions: { text: { highlightFocused: true } }
	}
};

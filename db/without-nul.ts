import { type CompiledQuery, type DatabaseConnection, PostgresDialect, PostgresDriver } from "kysely";

/**
 * The same query with U+FFFD for every NUL in its values. PostgreSQL keeps no NUL in a text and fails on it, whoever put it into an
 * address or a form; SQLite would keep it, and could then not be moved to PostgreSQL.
 */
export function withoutNul<Row>(query: CompiledQuery<Row>): CompiledQuery<Row> {
	const parameters = valuesWithoutNul(query.parameters);
	return parameters === query.parameters ? query : { ...query, parameters };
}

/** The same values, or others where one of them holds a NUL. */
export function valuesWithoutNul(values: readonly unknown[]): readonly unknown[] {
	if (!values.some(hasNul)) return values;
	return values.map((value) => (hasNul(value) ? value.replaceAll("\0", "\ufffd") : value));
}

const hasNul = (value: unknown): value is string => typeof value === "string" && value.includes("\0");

/** JSON in which texts are as they are kept in columns of their own: in JSON a NUL is written with other letters, and would stay. */
export const jsonWithoutNul = (value: unknown): string =>
	JSON.stringify(value, (_, part) => (hasNul(part) ? part.replaceAll("\0", "\ufffd") : part));

/** PostgreSQL that is never given a NUL. */
export class PostgresWithoutNul extends PostgresDialect {
	constructor(private readonly settings: ConstructorParameters<typeof PostgresDialect>[0]) {
		super(settings);
	}

	override createDriver(): PostgresDriver {
		return new DriverWithoutNul(this.settings);
	}
}

class DriverWithoutNul extends PostgresDriver {
	private readonly known = new WeakSet<DatabaseConnection>();

	override async acquireConnection(): Promise<DatabaseConnection> {
		const connection = await super.acquireConnection();
		if (this.known.has(connection)) return connection;
		this.known.add(connection);
		const execute = connection.executeQuery.bind(connection);
		connection.executeQuery = (query) => execute(withoutNul(query));
		return connection;
	}
}

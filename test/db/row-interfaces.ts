import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** What a row interface says about one column. */
export interface DeclaredColumn {
	nullable: boolean;
	type: "text" | "number" | "bytes";
}

/** Table → column → what the interfaces of `db/schema.ts` say, as the TypeScript compiler understands them. */
export function declaredTables(): Map<string, Map<string, DeclaredColumn>> {
	const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
	const file = join(root, "db/schema.ts");
	const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
	const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
	const program = ts.createProgram([file], { ...options, types: ["node"] });
	const checker = program.getTypeChecker();
	const source = program.getSourceFile(file);
	const database = source?.statements.find(
		(statement): statement is ts.InterfaceDeclaration =>
			ts.isInterfaceDeclaration(statement) && statement.name.text === "Database",
	);
	if (!database) throw new Error("db/schema.ts declares no interface named Database");
	const columnsOf = (table: ts.Symbol) =>
		new Map(
			checker
				.getPropertiesOfType(checker.getTypeOfSymbol(table))
				.map((column) => [
					column.name,
					declaredColumn(selectedType(checker, checker.getTypeOfSymbol(column)), column.name),
				]),
		);
	const tables = checker.getPropertiesOfType(checker.getTypeAtLocation(database));
	return new Map(tables.map((table) => [table.name, columnsOf(table)]));
}

/** What a query gives for a column that may be left out of an insert (`Generated`); its own type for every other. */
function selectedType(checker: ts.TypeChecker, type: ts.Type): ts.Type {
	const selected = type.getProperty("__select__");
	return selected ? checker.getTypeOfSymbol(selected) : type;
}

function declaredColumn(type: ts.Type, name: string): DeclaredColumn {
	const parts = type.isUnion() ? type.types : [type];
	const values = parts.filter((part) => !(part.flags & ts.TypeFlags.Null));
	const all = (flag: ts.TypeFlags) => values.every((part) => part.flags & flag);
	const nullable = values.length < parts.length;
	if (all(ts.TypeFlags.StringLike)) return { nullable, type: "text" };
	if (all(ts.TypeFlags.NumberLike)) return { nullable, type: "number" };
	if (values.every((part) => part.symbol?.name === "Uint8Array")) return { nullable, type: "bytes" };
	throw new Error(`The column ${name} of db/schema.ts has a type that no database column has`);
}

/** What is known about a text that is kept on this device. */
interface Kept {
	personId: string;
	/** Whether something in it was typed here and not stored by the server when it was last looked at. */
	unsent: boolean;
}

type Index = Record<string, Kept>;

const indexKey = "waymark.kept-texts";
const prefix = "waymark-text:";

/** The name of the database that holds one person's copy of one document. */
export const keptName = (personId: string, documentName: string) => `${prefix}${personId}:${documentName}`;

/** Notes a database before it is made, so that it can be found and removed later. */
export function noteKept(name: string, personId: string): void {
	const index = readIndex();
	writeIndex({ ...index, [name]: { personId, unsent: index[name]?.unsent ?? false } });
}

/** Notes whether a kept text holds something that the server has not stored. */
export function noteUnsent(name: string, unsent: boolean): void {
	const index = readIndex();
	const kept = index[name];
	if (kept && kept.unsent !== unsent) writeIndex({ ...index, [name]: { ...kept, unsent } });
}

/** Whether a kept text held something unsaved when its window was closed. */
export const wasLeftUnsent = (name: string): boolean => readIndex()[name]?.unsent ?? false;

/** Removes one kept text from this device. */
export async function forgetText(name: string): Promise<void> {
	const { [name]: _gone, ...others } = readIndex();
	writeIndex(others);
	await deleteDatabase(name);
}

/** Removes every kept text that is not this person's; everything for null. */
export async function forgetTextsOfOthers(personId: string | null): Promise<void> {
	const index = readIndex();
	const names = new Set([...Object.keys(index), ...(await databaseNames())]);
	const foreign = [...names].filter((name) => personId === null || !name.startsWith(keptName(personId, "")));
	await Promise.all(foreign.map(forgetText));
}

async function databaseNames(): Promise<string[]> {
	try {
		// Not every browser can list them: the index stands in where it cannot.
		const all = (await globalThis.indexedDB?.databases?.()) ?? [];
		return all.flatMap(({ name }) => (name?.startsWith(prefix) ? [name] : []));
	} catch {
		return [];
	}
}

function deleteDatabase(name: string): Promise<void> {
	return new Promise((resolve) => {
		try {
			const request = globalThis.indexedDB.deleteDatabase(name);
			// A window that still has it open holds the removal up, not off.
			for (const event of ["success", "error", "blocked"]) request.addEventListener(event, () => resolve());
		} catch {
			resolve();
		}
	});
}

function readIndex(): Index {
	try {
		const index: unknown = JSON.parse(globalThis.localStorage.getItem(indexKey) ?? "{}");
		return typeof index === "object" && index !== null ? (index as Index) : {};
	} catch {
		return {};
	}
}

function writeIndex(index: Index): void {
	try {
		if (Object.keys(index).length === 0) globalThis.localStorage.removeItem(indexKey);
		else globalThis.localStorage.setItem(indexKey, JSON.stringify(index));
	} catch {
		// Without storage there is nothing to find later, either.
	}
}

import type { LoaderFunctionArgs } from "../../remix.ts";
import { readNarrativeVersion, summaryOf } from "./read-narrative-history.server.ts";

/** One version of a text, as it was. */
export async function readVersion(args: LoaderFunctionArgs) {
	const { version, page, mayWrite } = await readNarrativeVersion(args);
	return { ...page, mayWrite, version: summaryOf(version) };
}

export type VersionData = Awaited<ReturnType<typeof readVersion>>;

import { z } from "zod";

const source = z.object({ file: z.string(), heading: z.string() });
const authors = z.array(z.object({ slug: z.string(), name: z.string() }));

/** Reads a JSON list of texts; throws for anything else: our own rows hold nothing else. */
export const textsIn = (json: string): string[] => z.array(z.string()).parse(JSON.parse(json));

/** Reads a JSON list of sources. */
export const sourcesIn = (json: string): z.infer<typeof source>[] => z.array(source).parse(JSON.parse(json));

/** Reads one source, or none. */
export const sourceIn = (json: string | null): z.infer<typeof source> | null =>
	json === null ? null : source.parse(JSON.parse(json));

/** Reads the JSON list of the organisations that wrote a text. */
export const authorsIn = (json: string): z.infer<typeof authors> => authors.parse(JSON.parse(json));

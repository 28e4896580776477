import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import type { RoadmapFile } from "#app/domain/exported-format.ts";
import { mostBytes, readRoadmapFile } from "#app/domain/roadmap-file.ts";
import type { Problem } from "#app/domain/roadmap-problem.ts";

/** A checked file with the digest that tells it from every other, or every problem that it has. */
export type RoadmapSource =
	| {
			ok: true;
			file: RoadmapFile;
			/** SHA-256 (hex) of its content, whatever its spacing and order of fields. */
			digest: string;
	  }
	| { ok: false; problems: Problem[] };

/** Reads and checks the roadmap file at a path. Reads no more than one byte beyond the largest size. */
export async function readRoadmapSource(path: string): Promise<RoadmapSource> {
	const bytes = await readBytes(path);
	if (typeof bytes === "string") return { ok: false, problems: [{ place: "the file", message: bytes }] };
	return readRoadmapBytes(bytes);
}

/** Checks the content of a roadmap file, wherever it comes from. */
export function readRoadmapBytes(bytes: Uint8Array): RoadmapSource {
	const text = decode(bytes);
	if (text === null)
		return {
			ok: false,
			problems: [{ place: "the file", message: "The file is not UTF-8 text: save it as UTF-8." }],
		};
	const read = readRoadmapFile(text);
	if (!read.ok) return read;
	return { ok: true, file: read.file, digest: createHash("sha256").update(read.canonical).digest("hex") };
}

function decode(bytes: Uint8Array): string | null {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return null;
	}
}

/** The bytes of a file, or one sentence that says why they cannot be had. */
async function readBytes(path: string): Promise<Uint8Array | string> {
	let handle: FileHandle | undefined;
	try {
		handle = await open(path, "r");
		const { size } = await handle.stat();
		if (size > mostBytes) return tooLarge(`${(size / 1e6).toFixed(1)} MB`);
		return await readAtMost(handle, mostBytes);
	} catch (error) {
		return sentenceOf(path, error);
	} finally {
		await handle?.close();
	}
}

/** Pipes and devices have no size to look at beforehand. */
async function readAtMost(handle: FileHandle, most: number): Promise<Uint8Array | string> {
	const chunks: Uint8Array[] = [];
	let length = 0;
	while (length <= most) {
		const chunk = new Uint8Array(Math.min(1_000_000, most + 1 - length));
		const { bytesRead } = await handle.read(chunk, 0, chunk.length);
		if (bytesRead === 0) return Buffer.concat(chunks);
		chunks.push(chunk.subarray(0, bytesRead));
		length += bytesRead;
	}
	return tooLarge("more than that");
}

const tooLarge = (size: string) =>
	`The file is too large: a roadmap file has at most ${mostBytes / 1e6} MB, and this one has ${size}.`;

function sentenceOf(path: string, error: unknown): string {
	const code = error instanceof Error && "code" in error ? error.code : undefined;
	switch (code) {
		case "ENOENT":
		case "ENOTDIR":
			return `There is no file at ${path}: check the path.`;
		case "EISDIR":
			return `${path} is a folder: name the file in it.`;
		case "EACCES":
		case "EPERM":
			return `The file ${path} may not be read: check its permissions.`;
		default:
			return `The file ${path} could not be read (${error instanceof Error ? error.message : String(error)}): try again.`;
	}
}

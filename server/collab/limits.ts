import type { UpdateLimits } from "./weigh-update.ts";

/** Every limit of the co-editing server. Times are milliseconds, sizes are bytes. */
export interface CollabLimits {
	framesPerSecond: number;
	bytesPerSecond: number;
	/** Size of a document's log and snapshot above which it only takes deletions. */
	documentBytes: number;
	/** The largest frame. */
	frameBytes: number;
	/** A reader with more than this waiting is cut off; it comes back by sync. */
	bufferedBytes: number;
	/** Edits waiting for the storage, in all; above it new ones are turned away. */
	queuedBytes: number;
	connectionsPerPerson: number;
	/** Yjs client ids that one connection may bring. */
	clientsPerConnection: number;
	update: UpdateLimits;
	/** How long a document stays in memory after its last reader. */
	idleMs: number;
	/** How long after the last edit a version is kept by itself; sooner where everybody has left. */
	quietMs: number;
	/** How often presence is told. */
	presenceMs: number;
	/** How long after the last message a sign of life is sent; editors close after 30 s of silence. */
	heartbeatMs: number;
	/** How long a connection stays open while its edits cannot be stored. */
	notSavedMs: number;
	/** How long a plain form waits for the storage. */
	mergeMs: number;
	/** Stored edits after which a snapshot is taken. */
	snapshotEvery: number;
	/** For how long the log is kept, so that a form opened then can still be merged. */
	keepLogMs: number;
}

export const defaultLimits: CollabLimits = {
	framesPerSecond: 500,
	bytesPerSecond: 1024 * 1024,
	documentBytes: 4 * 1024 * 1024,
	frameBytes: 1024 * 1024,
	bufferedBytes: 2 * 1024 * 1024,
	queuedBytes: 32 * 1024 * 1024,
	connectionsPerPerson: 200,
	clientsPerConnection: 64,
	update: { structs: 10_000, clients: 2_000, deleteRanges: 100_000, valueBytes: 4_096 },
	idleMs: 30_000,
	quietMs: 600_000,
	presenceMs: 90,
	heartbeatMs: 15_000,
	notSavedMs: 4_000,
	mergeMs: 8_000,
	snapshotEvery: 500,
	keepLogMs: 86_400_000,
};

import type { Endpoint } from "./endpoint.server.ts";
import { findAction, listActions } from "./endpoints/actions.server.ts";
import { listChanges } from "./endpoints/changes.server.ts";
import { listDecisions, listMeasures, listPartners, listWorkstreams } from "./endpoints/parts.server.ts";
import { findRoadmap, listRoadmaps } from "./endpoints/roadmaps.server.ts";
import { findUpdate, listUpdates } from "./endpoints/updates.server.ts";

/** Every endpoint of the API, in the order in which the guide and the OpenAPI document name them. */
export const endpoints: readonly Endpoint[] = [
	listRoadmaps,
	findRoadmap,
	listWorkstreams,
	listActions,
	findAction,
	listPartners,
	listMeasures,
	listUpdates,
	findUpdate,
	listChanges,
	listDecisions,
];

import { classNames } from "#app/ui/class-names.ts";
import type { Tick } from "./time-scale.ts";

/** The class of a label that is shown where the screen has room for it. */
export const tickLabelClass = ({ wide, narrow }: Tick): string =>
	classNames("app-tick-label", !narrow && "app-tick-label--wide", !wide && "app-tick-label--narrow");

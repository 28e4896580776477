import { createContext, useContext } from "react";
import { defaultInstallation } from "#app/domain/installation.ts";

interface CitedAddress {
	/** Scheme, host and port of this installation. */
	origin: string;
	serviceName: string;
	/** Path and query of the page that is shown. */
	path: string;
}

const Cited = createContext<CitedAddress>({
	origin: "",
	serviceName: defaultInstallation.serviceName,
	path: "",
});

/** Tells everything inside under which address, and in whose name, the page is shown. */
export const CitedAddressProvider = Cited.Provider;

/** Where the page is that is shown. */
export const useCitedAddress = (): CitedAddress => useContext(Cited);

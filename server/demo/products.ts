/** `[code, name, series, price in whole euros]`. */
export const productLines: readonly (readonly [string, string, string, number])[] = [
	['JV-120', 'Ventilation unit Vánok 120', 'Vánok', 2_480],
	['JV-350', 'Ventilation unit Vánok 350', 'Vánok', 5_940],
	['JV-900', 'Ventilation unit Vánok 900', 'Vánok', 14_750],
	['JT-08', 'Heat pump Teplica 8 kW', 'Teplica', 6_320],
	['JT-16', 'Heat pump Teplica 16 kW', 'Teplica', 9_860],
	['JT-60', 'Heat pump Teplica 60 kW', 'Teplica', 31_400],
	['JS-10', 'Cold room Srieň 10 m³', 'Srieň', 4_190],
	['JS-40', 'Cold room Srieň 40 m³', 'Srieň', 11_280],
	['JR-1', 'Building control Rozum, one floor', 'Rozum', 3_150],
	['JR-5', 'Building control Rozum, five floors', 'Rozum', 12_600],
	['JP-100', 'Underfloor heating, 100 m²', 'Podlaha', 4_870],
	['JU-1', 'Service contract, one year', 'Service', 1_290]
];

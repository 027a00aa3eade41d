package dev.rearview.codec.template;

/**
 * How the records of a template become flows.
 *
 * @param forward the flow
 * @param reverse the flow of the other direction, if the template has one; else null
 * @param reverseVolumes the fields that tell whether a record has a reverse flow: its packets and
 *     bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Run through for each record, and seen by nobody else.
record FlowPlans(FlowPlan forward, FlowPlan reverse, int[] reverseVolumes) {}

/** Programs to be attached to. */
package attached;

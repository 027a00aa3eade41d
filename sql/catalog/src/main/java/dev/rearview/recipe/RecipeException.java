package dev.rearview.recipe;

/** A recipe, or what is given to one, is wrong; the message is for users and is one line. */
public final class RecipeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RecipeException(String message) {
    super(message);
  }
}

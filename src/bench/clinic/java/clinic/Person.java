package clinic;

import jakarta.persistence.MappedSuperclass;
import jakarta.validation.constraints.NotBlank;

/** Who has a name. */
@MappedSuperclass
public abstract class Person extends Stored {
  @NotBlank private String firstName;
  @NotBlank private String lastName;

  public String getFirstName() {
    return firstName;
  }

  public void setFirstName(String firstName) {
    this.firstName = firstName;
  }

  public String getLastName() {
    return lastName;
  }

  public void setLastName(String lastName) {
    this.lastName = lastName;
  }
}

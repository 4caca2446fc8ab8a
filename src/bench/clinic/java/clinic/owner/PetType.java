package clinic.owner;

import clinic.Stored;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A cat, a dog... */
@Entity
@Table(name = "types")
public class PetType extends Stored {
  private String name;

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }
}

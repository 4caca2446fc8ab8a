package clinic.vet;

import clinic.Stored;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** What a vet knows best. */
@Entity
@Table(name = "specialties")
public class Specialty extends Stored {
  private String name;

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }
}

package clinic.owner;

import clinic.Person;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;
import java.util.ArrayList;
import java.util.List;

/** Who brings the pets. */
@Entity
@Table(name = "owners")
public class Owner extends Person {
  @NotBlank private String city;

  @OneToMany(cascade = CascadeType.ALL)
  @JoinColumn(name = "owner_id")
  @OrderBy("name")
  private List<Pet> pets = new ArrayList<>();

  public String getCity() {
    return city;
  }

  public void setCity(String city) {
    this.city = city;
  }

  public List<Pet> getPets() {
    return pets;
  }

  /** The pet of that name, in any case. */
  public Pet pet(String name) {
    return pets.stream()
        .filter(pet -> pet.getName().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow();
  }
}

package clinic.owner;

import java.util.List;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is done with owners. */
@Service
@Transactional
public class OwnerService {
  private static final int PAGE = 20;

  private final Owners owners;
  private final PetTypes types;

  OwnerService(Owners owners, PetTypes types) {
    this.owners = owners;
    this.types = types;
  }

  @Transactional(readOnly = true)
  public List<Owner> find(String lastName) {
    return owners.findByLastNameStartingWith(lastName, PageRequest.of(0, PAGE)).getContent();
  }

  @Transactional(readOnly = true)
  public Owner owner(int id) {
    return owners.findById(id).orElseThrow();
  }

  public Owner save(Owner owner) {
    return owners.save(owner);
  }

  /** Writes down that a pet of that owner was here. */
  public void addVisit(int ownerId, String pet, Visit visit) {
    owner(ownerId).pet(pet).getVisits().add(visit);
  }

  @Transactional(readOnly = true)
  public List<PetType> types() {
    return types.findAll();
  }
}

package clinic.owner;

import jakarta.validation.Valid;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of owners. */
@Controller
@RequestMapping("/owners")
class OwnerController {
  private final OwnerService service;

  OwnerController(OwnerService service) {
    this.service = service;
  }

  @ModelAttribute("types")
  List<PetType> types() {
    return service.types();
  }

  @GetMapping
  String list(@RequestParam(defaultValue = "") String lastName, Model model) {
    model.addAttribute("owners", service.find(lastName));
    return "owners/list";
  }

  @GetMapping("/new")
  String form(Model model) {
    model.addAttribute("owner", new Owner());
    return "owners/form";
  }

  @PostMapping("/new")
  String save(@Valid Owner owner, BindingResult result) {
    if (result.hasErrors()) {
      return "owners/form";
    }
    service.save(owner);
    return "redirect:/owners";
  }
}
